package io.sideman.corpus.library;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Cuts songs into segments of a few bars, as loops are cut.
public final class Segments {
  /// What is usual.
  public static final int BARS = 4;

  private static final int FEWEST_NOTES = 2; // per bar
  private static final int EARLY_TICKS = Ticks.PER_STEP / 4; // such a note belongs to the next bar

  private Segments() {}

  /// At most so many segments, spread evenly over the song; those with hardly a note are left out.
  public static List<Segment> of(Song song, String style, int most) {
    return of(song, style, most, BARS);
  }

  /// The same of another length.
  static List<Segment> of(Song song, String style, int most, int bars) {
    var all = new ArrayList<Segment>();
    long last = song.meters().barAt(Math.max(0, song.endTick() - 1));
    for (long bar = 0; bar + bars - 1 <= last || bar == 0; bar += bars) {
      long start = song.meters().barStart(bar);
      Meter meter = song.meters().meterAt(start);
      long end = start + (long) bars * meter.barTicks();
      Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
      int notes = 0;
      for (Map.Entry<Role, List<Note>> part : song.parts().entrySet()) {
        List<Note> own = cut(part.getValue(), start, end);
        if (!own.isEmpty()) {
          parts.put(part.getKey(), own);
          notes += own.size();
        }
      }
      if (notes >= FEWEST_NOTES * bars) {
        double bpm = song.tempos().bpmAt(start);
        all.add(
            new Segment(song.dataSet(), song.name(), style, (int) (bar / bars), meter, bpm, parts));
      }
    }
    var chosen = new ArrayList<Segment>();
    int count = Math.min(most, all.size());
    for (int i = 0; i < count; i++) {
      chosen.add(all.get((int) ((i + 0.5) * all.size() / count)));
    }
    return chosen;
  }

  private static List<Note> cut(List<Note> notes, long start, long end) {
    var own = new ArrayList<Note>();
    for (Note note : notes) {
      long at = note.startTick();
      if (at >= start - EARLY_TICKS && at < end - EARLY_TICKS) {
        long from = Math.max(0, at - start);
        long length = Math.max(1, Math.min(note.lengthTicks(), end - start - from));
        own.add(new Note(from, length, note.key(), note.velocity(), note.channel()));
      }
    }
    return own;
  }
}
