package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909;
import io.sideman.corpus.Pop909Cl;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.time.Ticks;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A human performance and the corrected chords of the same song, joined beat by beat: annotated
/// beat k is beat k + `shift` of the corrected file.
///
/// @param agreement share of played onsets that the corrected file has too, within an eighth
record PerformedSong(Pop909.Song played, Pop909Cl.Song labels, int shift, double agreement) {
  private static final int MOST_SHIFT = 16; // beats
  private static final int UNIT = Ticks.PER_STEP;

  /// Joins at the shift under which most notes agree.
  static PerformedSong join(Pop909.Song played, Pop909Cl.Song labels) {
    Set<Long> written = new HashSet<>();
    for (Note note : labels.notes()) {
      written.add(code(Math.round(note.startTick() / (double) UNIT), note.key()));
    }
    long[] beats = played.beatNanos();
    List<PlayedNote> notes = played.performance();
    int best = 0;
    double most = -1;
    for (int shift = -MOST_SHIFT; shift <= MOST_SHIFT; shift++) {
      double share = agreement(notes, beats, shift, written);
      if (share > most) {
        most = share;
        best = shift;
      }
    }
    return new PerformedSong(played, labels, best, most);
  }

  private static double agreement(
      List<PlayedNote> notes, long[] beats, int shift, Set<Long> written) {
    int hits = 0;
    for (PlayedNote note : notes) {
      double beat = beatAt(beats, note.startNanos()) + shift;
      long step = Math.round(beat * Ticks.PER_QUARTER / UNIT);
      boolean found = false;
      for (long d = -1; d <= 1; d++) {
        found |= written.contains(code(step + d, note.key()));
      }
      hits += found ? 1 : 0;
    }
    return notes.isEmpty() ? 0 : (double) hits / notes.size();
  }

  private static long code(long step, int key) {
    return step * 128 + key;
  }

  /// Fractional beat of the performance at `nanos`; steady outside the annotation.
  static double beatAt(long[] beats, long nanos) {
    int low = 0;
    int high = beats.length - 2;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (beats[middle] <= nanos) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low + (nanos - beats[low]) / (double) (beats[low + 1] - beats[low]);
  }

  /// Tick of the corrected file that sounds at `nanos`.
  long tickAt(long[] beats, long nanos) {
    return Math.round((beatAt(beats, nanos) + shift) * Ticks.PER_QUARTER);
  }

  Chord labelAt(long tick) {
    return labels.chords().at(tick);
  }
}
