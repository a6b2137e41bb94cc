package io.sideman.corpus.songs;

import io.sideman.engine.event.Note;
import java.util.List;

/// Moves bass lines by octaves into the range of a bass, so that all sets speak of one register.
final class Register {
  private static final int LOWEST_MEDIAN = 25;
  private static final int HIGHEST_MEDIAN = 37;

  private Register() {}

  /// The line, moved as a whole by octaves until its median key lies within the bass's home.
  static List<Note> normalised(List<Note> line) {
    if (line.isEmpty()) {
      return line;
    }
    int[] keys = line.stream().mapToInt(Note::key).sorted().toArray();
    int median = keys[keys.length / 2];
    int shift = 0;
    while (median + shift > HIGHEST_MEDIAN) {
      shift -= 12;
    }
    while (median + shift < LOWEST_MEDIAN) {
      shift += 12;
    }
    int by = shift;
    return by == 0 ? line : line.stream().map(note -> moved(note, by)).toList();
  }

  private static Note moved(Note note, int semitones) {
    int key = Math.clamp(note.key() + semitones, 0, 127);
    return new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel());
  }
}
