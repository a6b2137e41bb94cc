package io.sideman.library.symbolic;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Family;

/// The vector of who plays: shares of the families of instruments, which sound has too; then
/// register, lengths and force, which count less.
final class Timbres {
  private static final int REGISTER = 16;
  private static final int MANNER = REGISTER + 11;
  private static final int END = MANNER + 5;
  private static final int SHORT_TICKS = Ticks.PER_QUARTER / 5;
  private static final int MIDDLE_TICKS = 3 * Ticks.PER_QUARTER / 5;
  private static final int LONG_TICKS = 3 * Ticks.PER_QUARTER / 2;
  private static final double REST = 0.5; // length of what is not a family

  private Timbres() {}

  /// Shares of strokes and sounding time, 0..1 by `Family.ordinal`.
  static double[] families(Piece piece) {
    double[] shares = new double[Family.values().length];
    double total = 0;
    for (Voice voice : piece.voices()) {
      double weight = Math.sqrt(voice.notes().size());
      shares[voice.family().ordinal()] += weight;
      total += weight;
    }
    for (int i = 0; i < shares.length && total > 0; i++) {
      shares[i] /= total;
    }
    return shares;
  }

  static float[] vector(Piece piece, double[] families, float[] octaves) {
    float[] vector = new float[Aspect.TIMBRE.size()];
    double squares = 0;
    for (int i = 0; i < families.length; i++) {
      vector[i] = (float) families[i];
      squares += families[i] * families[i];
    }
    scale(vector, 0, REGISTER, 1 / Math.sqrt(squares + 1e-12));
    for (int i = 0; i < octaves.length; i++) {
      vector[REGISTER + i] = octaves[i];
    }
    long notes = 0;
    double force = 0;
    double[] lengths = new double[4];
    for (Voice voice : piece.voices()) {
      for (Note note : voice.notes()) {
        notes++;
        force += note.velocity() / 127.0;
        lengths[lengthClass(note)]++;
      }
    }
    for (int i = 0; i < lengths.length; i++) {
      vector[MANNER + i] = (float) (lengths[i] / Math.max(1, notes));
    }
    vector[END - 1] = (float) (force / Math.max(1, notes));
    double rest = 1e-12;
    for (int i = REGISTER; i < END; i++) {
      rest += vector[i] * vector[i];
    }
    scale(vector, REGISTER, END, REST / Math.sqrt(rest));
    scale(vector, 0, END, 1 / Math.sqrt(1 + REST * REST));
    return vector;
  }

  private static int lengthClass(Note note) {
    long ticks = note.lengthTicks();
    return ticks < SHORT_TICKS ? 0 : ticks < MIDDLE_TICKS ? 1 : ticks < LONG_TICKS ? 2 : 3;
  }

  private static void scale(float[] values, int from, int to, double factor) {
    for (int i = from; i < to; i++) {
      values[i] *= (float) factor;
    }
  }
}
