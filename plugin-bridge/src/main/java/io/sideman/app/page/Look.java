package io.sideman.app.page;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.sideman.app.take.Takes;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.Ticks;
import io.sideman.library.decode.Peaks;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Media;
import java.util.List;

/// What a card shows of an item: its notes, or the outline of its sound.
final class Look {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int COLUMNS = 240;
  private static final int MOST_NOTES = 1500;
  private static final double MOST_BEATS = 64;

  private Look() {}

  static ObjectNode of(Entry entry) {
    return entry.item().media() == Media.AUDIO ? sound(entry) : notes(entry);
  }

  private static ObjectNode sound(Entry entry) {
    Peaks peaks = Peaks.of(Takes.sound(entry.path()), COLUMNS);
    ObjectNode root = JSON.createObjectNode();
    var low = root.putArray("low");
    var high = root.putArray("high");
    for (int i = 0; i < peaks.columns(); i++) {
      low.add(round(peaks.low()[i]));
      high.add(round(peaks.high()[i]));
    }
    return root;
  }

  /// The first 16 bars or so: start and length in quarters, key, and 1 for drums.
  private static ObjectNode notes(Entry entry) {
    Smf file = Takes.notes(entry.path());
    List<Note> notes = file.notes();
    long first = notes.isEmpty() ? 0 : file.meterMap().barStart(bar(file, notes.getFirst()));
    ObjectNode root = JSON.createObjectNode();
    double beats = (double) (file.endTick() - first) / Ticks.PER_QUARTER;
    root.put("beats", Math.min(MOST_BEATS, Math.max(1, beats)));
    var array = root.putArray("notes");
    for (Note note : notes) {
      double start = (double) (note.startTick() - first) / Ticks.PER_QUARTER;
      if (start < MOST_BEATS && array.size() < MOST_NOTES) {
        array
            .addArray()
            .add(round(start))
            .add(round((double) note.lengthTicks() / Ticks.PER_QUARTER))
            .add(note.key())
            .add(note.isDrum() ? 1 : 0);
      }
    }
    return root;
  }

  private static long bar(Smf file, Note note) {
    return file.meterMap().barAt(note.startTick());
  }

  private static double round(double value) {
    return Math.rint(value * 1000) / 1000;
  }
}
