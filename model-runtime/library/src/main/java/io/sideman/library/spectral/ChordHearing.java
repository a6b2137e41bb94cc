package io.sideman.library.spectral;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// One chord per stretch of time: templates over the chroma, the bass, the key, and a preference
/// for staying (best path over all stretches).
final class ChordHearing {
  private static final Quality[] QUALITIES = {
    Quality.MAJ, Quality.MIN, Quality.DOM7, Quality.MIN7, Quality.MAJ7, Quality.POWER, Quality.DIM
  };
  private static final double[] PRIOR = {0, 0, -0.05, -0.05, -0.06, -0.03, -0.10};
  private static final double STAY = 0.05;
  private static final double BASS = 0.25;
  private static final double IN_KEY = 0.06;
  private static final double LEAST_SOUND = 0.05; // of the loudest stretch

  private ChordHearing() {}

  /// @param chroma one row of 12 per stretch
  /// @param bass likewise, low tones only
  static List<Optional<Chord>> of(float[][] chroma, float[][] bass, Key key) {
    int stretches = chroma.length;
    int states = 12 * QUALITIES.length;
    double[][] best = new double[stretches][states];
    int[][] from = new int[stretches][states];
    for (int t = 0; t < stretches; t++) {
      double[] before = t == 0 ? new double[states] : best[t - 1];
      int top = 0;
      for (int s = 1; s < states; s++) {
        top = before[s] > before[top] ? s : top;
      }
      for (int s = 0; s < states; s++) {
        boolean stay = before[s] + STAY >= before[top];
        from[t][s] = stay ? s : top;
        best[t][s] = (stay ? before[s] + STAY : before[top]) + fit(chroma[t], bass[t], key, s);
      }
    }
    return path(best, from, chroma);
  }

  private static double fit(float[] chroma, float[] bass, Key key, int state) {
    int root = state % 12;
    Quality quality = QUALITIES[state / 12];
    int tones = PitchClass.rotate(quality.mask(), root);
    double inside = 0;
    double all = 1e-9;
    double low = 1e-9;
    for (int i = 0; i < 12; i++) {
      all += chroma[i] * chroma[i];
      low += bass[i];
      inside += (tones >> i & 1) != 0 ? chroma[i] : 0;
    }
    double cosine = inside / Math.sqrt(all * quality.size());
    boolean fits = (tones & ~key.mask()) == 0;
    return cosine + PRIOR[state / 12] + BASS * bass[root] / low + (fits ? IN_KEY : 0);
  }

  private static List<Optional<Chord>> path(double[][] best, int[][] from, float[][] chroma) {
    var chords = new ArrayList<Optional<Chord>>();
    if (best.length == 0) {
      return chords;
    }
    double loudest = 0;
    for (float[] row : chroma) {
      loudest = Math.max(loudest, sum(row));
    }
    int state = 0;
    for (int s = 1; s < best[0].length; s++) {
      state = best[best.length - 1][s] > best[best.length - 1][state] ? s : state;
    }
    for (int t = best.length - 1; t >= 0; t--) {
      boolean sounds = sum(chroma[t]) > LEAST_SOUND * loudest;
      chords.add(
          sounds
              ? Optional.of(Chord.of(state % 12, QUALITIES[state / 12]))
              : Optional.<Chord>empty());
      state = from[t][state];
    }
    Collections.reverse(chords);
    return chords;
  }

  private static double sum(float[] row) {
    double sum = 0;
    for (float value : row) {
      sum += value;
    }
    return sum;
  }
}
