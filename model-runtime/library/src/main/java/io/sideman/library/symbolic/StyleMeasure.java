package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.library.aspect.StyleProfile;
import io.sideman.library.item.Groove;
import io.sideman.players.loop.LoopGrid;
import java.util.List;
import java.util.Optional;

/// The numbers of a [StyleProfile]. Reused; one thread.
final class StyleMeasure {
  private static final int SLOTS = LoopGrid.SLOTS_PER_BAR;
  private static final int LENGTHS = 6;
  private static final double FIRST_BORDER = Ticks.PER_STEP / 2 * Math.sqrt(2);
  private static final int CLASSES = 12;
  private static final double USUAL_BPM = 120;

  StyleProfile measure(Piece piece, StrikeGrid grid, Groove groove, double bpm) {
    float[] result = new float[StyleProfile.FEATURES];
    int at = 0;
    for (int r = 0; r < Rows.COUNT; r++) {
      float[] row = grid.folded(r);
      double squares = 1e-9;
      for (float each : row) {
        squares += each * each;
      }
      float scale = (float) (1 / Math.sqrt(squares));
      for (int slot = 0; slot < SLOTS; slot++) {
        result[at + slot] = row[slot] * scale;
      }
      at += SLOTS;
    }
    at = force(grid, result, at);
    at = lines(piece, result, at);
    double beats = grid.bars() * grid.beatsPerBar();
    result[at++] = (float) (6 * (groove.swing() - 0.5));
    result[at++] = (float) (groove.lateMillis() / 20);
    result[at++] = (float) (groove.spreadMillis() / 20);
    result[at++] = (float) (2 * Math.log(bpm / USUAL_BPM));
    result[at++] = grid.beatsPerBar() % 3 == 0 ? 1 : 0;
    result[at++] = (float) grid.triplets();
    result[at++] = (float) (grid.onsets() / beats / 4);
    result[at] = (float) Math.min(1, piece.voices().size() / 8.0);
    return new StyleProfile(result);
  }

  /// How often and how hard each row is struck.
  private static int force(StrikeGrid grid, float[] result, int at) {
    for (int r = 0; r < Rows.COUNT; r++) {
      int count = grid.count(r);
      result[at + 2 * r] = (float) (Math.log1p((double) count / grid.bars()) / 2);
      result[at + 2 * r + 1] = count == 0 ? 0 : (float) grid.force(r);
    }
    return at + 2 * Rows.COUNT;
  }

  private static int lines(Piece piece, float[] result, int at) {
    for (Voice voice : piece.voices()) {
      if (!voice.drums()) {
        boolean bass = voice.role().equals(Optional.of(Role.BASS));
        int intervals = at + (bass ? 0 : CLASSES);
        int lengths = at + 2 * CLASSES + (bass ? 0 : LENGTHS);
        addLine(voice.notes(), bass, result, intervals, lengths);
      }
    }
    int end = at + 2 * CLASSES + 2 * LENGTHS;
    share(result, at, at + CLASSES);
    share(result, at + CLASSES, at + 2 * CLASSES);
    share(result, at + 2 * CLASSES, end - LENGTHS);
    share(result, end - LENGTHS, end);
    return end;
  }

  /// Intervals between notes that follow each other (of a bass up to the octave, else without
  /// direction) and lengths by powers of two from a 32nd.
  private static void addLine(
      List<Note> notes, boolean bass, float[] result, int intervals, int lengths) {
    Note before = notes.getFirst();
    for (Note note : notes) {
      if (note.startTick() > before.startTick()) {
        int move = note.key() - before.key();
        result[intervals + (bass ? Math.floorMod(move, CLASSES) : Math.min(11, Math.abs(move)))]++;
      }
      result[lengths + lengthClass(note.lengthTicks())]++;
      before = note;
    }
  }

  /// 0 for a 32nd, one more for each doubling; borders lie halfway by ratio.
  private static int lengthClass(long ticks) {
    int result = 0;
    for (double border = FIRST_BORDER; result < LENGTHS - 1 && ticks >= border; border *= 2) {
      result++;
    }
    return result;
  }

  private static void share(float[] values, int from, int to) {
    float sum = 0;
    for (int i = from; i < to; i++) {
      sum += values[i];
    }
    for (int i = from; i < to && sum > 0; i++) {
      values[i] = (float) Math.sqrt(values[i] / sum);
    }
  }
}
