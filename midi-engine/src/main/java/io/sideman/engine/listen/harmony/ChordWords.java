package io.sideman.engine.listen.harmony;

import io.sideman.engine.time.MeterMap;
import java.util.Arrays;

/// What the whole-file network says of every step of a file.
final class ChordWords {
  private static final int Q = ChordSpace.QUALITY_COUNT;

  private static final int FAR_STEPS = 32;

  private final float[][] evidence; // (steps, states)
  private final float[][] bassLogits; // (steps, roots * 12)
  private final int[] strengths;

  /// @param lateSteps how much later than written the bars are taken to start
  ChordWords(TiedNetwork network, StepRing ring, MeterMap meters, int lateSteps) {
    int steps = (int) (ring.next() - ring.first());
    evidence = new float[steps][ChordSpace.STATES];
    bassLogits = new float[steps][12 * 12];
    strengths = new int[steps];
    boolean[] silent = silent(ring, steps);
    var features = new WholeFeatures(ring);
    var position = new BarPosition();
    var scratch = new TiedNetwork.Scratch(network.shape());
    float[] input = new float[WholeFeatures.size()];
    for (int i = 0; i < steps; i++) {
      position.moveTo(meters, ring.first() + i, lateSteps);
      strengths[i] = position.strength();
      if (silent[i]) {
        evidence[i][ChordSpace.NONE] = 1;
        continue;
      }
      features.fill(ring.first() + i, position, input);
      network.forward(input, scratch);
      Posterior.states(scratch, HarmonyModel.CHORD_OUTPUTS, Q, evidence[i]);
      keepBass(scratch, bassLogits[i]);
    }
  }

  /// Marks the steps that have no sound within two bars on either side.
  private static boolean[] silent(StepRing ring, int steps) {
    boolean[] silent = new boolean[steps];
    Arrays.fill(silent, true);
    for (int i = 0; i < steps; i++) {
      if (ring.lowest(ring.first() + i) >= 0) {
        Arrays.fill(silent, Math.max(0, i - FAR_STEPS), Math.min(steps, i + FAR_STEPS + 1), false);
      }
    }
    return silent;
  }

  private static void keepBass(TiedNetwork.Scratch scratch, float[] to) {
    float[] bass = new float[12];
    for (int root = 0; root < 12; root++) {
      Posterior.bass(scratch, root, bass);
      System.arraycopy(bass, 0, to, root * 12, 12);
    }
  }

  float[][] evidence() {
    return evidence;
  }

  int[] strengths() {
    return strengths;
  }

  /// Probabilities of the bass under the chord that `path` gives each step.
  float[][] bass(int[] path) {
    float[][] result = new float[path.length][12];
    for (int i = 0; i < path.length; i++) {
      if (path[i] != ChordSpace.NONE) {
        System.arraycopy(bassLogits[i], path[i] / Q * 12, result[i], 0, 12);
      }
    }
    return result;
  }

  /// Probability of a chord family on one step.
  double familyEvidence(int step, int family) {
    double sum = 0;
    for (int state = 0; state < ChordSpace.STATES; state++) {
      if (ChordSpace.familyOf(state) == family) {
        sum += evidence[step][state];
      }
    }
    return sum;
  }
}
