package io.sideman.corpus.loops;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopGrid;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Cuts a song into loops, one after the other from its first bar with music. Bars of other metres
/// and loops in which a needed role hardly plays are left out.
public final class LoopCutter {
  /// A note this little ahead of a bar line belongs to the bar after it.
  private static final int EARLY_TICKS = Ticks.PER_STEP / 4;

  private static final int LEAST_ONSETS_PER_BAR = 1;
  private static final double USUAL_BPM = 120;

  private final int bars;
  private final Set<Role> needed;

  /// A cutter.
  ///
  /// @param needed roles that must play in every loop
  public LoopCutter(int bars, Set<Role> needed) {
    this.bars = bars;
    this.needed = needed;
  }

  /// The loops of a song, in order.
  public List<CorpusLoop> cut(Song song) {
    var loops = new ArrayList<CorpusLoop>();
    if (!song.parts().keySet().containsAll(needed)) {
      return loops;
    }
    long last = song.meters().barAt(Math.max(0, song.endTick() - 1));
    for (long bar = firstBar(song); bar + bars - 1 <= last; bar += bars) {
      if (isCommon(song, bar)) {
        Loop loop = loop(song, bar);
        if (needed.stream().allMatch(role -> plays(loop.notes(role)))) {
          loops.add(new CorpusLoop(loop, song.dataSet(), song.name(), (int) bar, song.split()));
        }
      }
    }
    return loops;
  }

  private long firstBar(Song song) {
    long first = Long.MAX_VALUE;
    for (Role role : needed) {
      for (Note note : song.parts().getOrDefault(role, List.of())) {
        first = Math.min(first, note.startTick() + EARLY_TICKS);
      }
    }
    return first == Long.MAX_VALUE ? 0 : song.meters().barAt(Math.max(0, first));
  }

  private boolean isCommon(Song song, long from) {
    for (long bar = from; bar < from + bars; bar++) {
      long start = song.meters().barStart(bar);
      boolean whole = song.meters().barStart(bar + 1) - start == LoopGrid.BAR_TICKS;
      if (!whole || !song.meters().meterAt(start).equals(Meter.COMMON)) {
        return false;
      }
    }
    return true;
  }

  private boolean plays(List<Note> notes) {
    return notes.size() >= bars * LEAST_ONSETS_PER_BAR;
  }

  private Loop loop(Song song, long bar) {
    long start = song.meters().barStart(bar);
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    song.parts().forEach((role, notes) -> parts.put(role, window(notes, start)));
    double bpm = song.tempos().bpmAt(start);
    return new Loop(
        song.genre(),
        bpm > 0 && Double.isFinite(bpm) ? bpm : USUAL_BPM,
        bars,
        chords(song.chords(), start),
        song.keys().at(start + LoopGrid.BAR_TICKS),
        parts);
  }

  private List<Note> window(List<Note> notes, long start) {
    long length = bars * LoopGrid.BAR_TICKS;
    var inside = new ArrayList<Note>();
    for (Note note : notes) {
      long from = note.startTick() - start;
      if (from >= -EARLY_TICKS && from < length - EARLY_TICKS) {
        long at = Math.max(0, from);
        long ticks = Math.clamp(from + note.lengthTicks() - at, 1, length - at);
        inside.add(new Note(at, ticks, note.key(), note.velocity(), note.channel()));
      }
    }
    return inside;
  }

  private Timeline<Chord> chords(Timeline<Chord> chords, long start) {
    long end = start + bars * LoopGrid.BAR_TICKS;
    var spans = new ArrayList<Timeline.Span<Chord>>();
    spans.add(new Timeline.Span<>(0, chords.at(start)));
    for (long tick = chords.nextChange(start); tick < end; tick = chords.nextChange(tick)) {
      spans.add(new Timeline.Span<>(tick - start, chords.at(tick)));
    }
    return Timeline.of(Chord.NONE, spans);
  }
}
