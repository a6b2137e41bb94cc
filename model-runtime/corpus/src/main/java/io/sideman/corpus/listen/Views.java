package io.sideman.corpus.listen;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Ways to hear a song, so that training also meets players who play only a part of it: a melody
/// alone, no bass, no melody.
final class Views {
  private static final int BASS_BELOW = 52;
  private static final int TOGETHER_TICKS = 120;

  private Views() {}

  /// The whole song twelve times in fifteen, else a part of it.
  static List<Note> random(List<Note> notes, RandomGenerator random) {
    return switch (random.nextInt(15)) {
      case 0 -> melody(notes, true);
      case 1 -> melody(notes, false);
      case 2 -> notes.stream().filter(n -> n.key() >= BASS_BELOW).toList();
      default -> notes;
    };
  }

  /// The top line (or all but the top line): notes that start with no higher note beside them.
  static List<Note> melody(List<Note> sorted, boolean top) {
    var result = new ArrayList<Note>();
    for (int i = 0; i < sorted.size(); i++) {
      Note note = sorted.get(i);
      if (isTop(sorted, i) && note.key() >= BASS_BELOW == top) {
        result.add(note);
      } else if (!top && !isTop(sorted, i)) {
        result.add(note);
      }
    }
    return result;
  }

  private static boolean isTop(List<Note> sorted, int index) {
    Note note = sorted.get(index);
    for (int i = index - 1; i >= 0 && i > index - 12; i--) {
      Note other = sorted.get(i);
      if (other.key() > note.key() && other.endTick() > note.startTick() + TOGETHER_TICKS) {
        return false;
      }
    }
    for (int i = index + 1; i < sorted.size(); i++) {
      Note other = sorted.get(i);
      if (other.startTick() > note.startTick() + TOGETHER_TICKS) {
        return true;
      }
      if (other.key() > note.key()) {
        return false;
      }
    }
    return true;
  }
}
