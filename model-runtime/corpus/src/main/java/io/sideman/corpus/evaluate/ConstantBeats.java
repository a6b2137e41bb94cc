package io.sideman.corpus.evaluate;

import io.sideman.engine.listen.beat.PlayedNote;
import java.util.List;

/// The rival of the whole-file analysis: the one constant tempo and phase that most onset energy
/// agrees with (the strongest line of the onsets' spectrum, weighted towards 90 bpm).
final class ConstantBeats {
  private static final double LOWEST_HZ = 0.7;
  private static final double HIGHEST_HZ = 3;
  private static final double STEP_HZ = 0.0008;
  private static final double USUAL_HZ = 1.5;
  private static final double OCTAVES = 0.5;

  private ConstantBeats() {}

  static long[] find(List<PlayedNote> notes, long endNanos) {
    double most = -1;
    double bestHz = USUAL_HZ;
    double phase = 0;
    for (double hz = LOWEST_HZ; hz <= HIGHEST_HZ; hz += STEP_HZ) {
      double real = 0;
      double imaginary = 0;
      for (PlayedNote note : notes) {
        double angle = 2 * Math.PI * hz * note.startNanos() / 1e9;
        real += note.velocity() * Math.cos(angle);
        imaginary += note.velocity() * Math.sin(angle);
      }
      double octaves = Math.log(hz / USUAL_HZ) / Math.log(2) / OCTAVES;
      double score = Math.hypot(real, imaginary) * Math.exp(-0.5 * octaves * octaves);
      if (score > most) {
        most = score;
        bestHz = hz;
        phase = Math.atan2(imaginary, real);
      }
    }
    double period = 1e9 / bestHz;
    double first = phase / (2 * Math.PI) * period;
    first -= Math.floor(first / period) * period;
    var beats = new long[(int) Math.max(0, (endNanos - first) / period + 1)];
    for (int i = 0; i < beats.length; i++) {
      beats[i] = Math.round(first + i * period);
    }
    return beats;
  }
}
