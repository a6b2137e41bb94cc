package io.sideman.engine.listen.beat;

/// How the length of a beat changes into the next one's: usually not, sometimes a little.
final class TempoSteps {
  static final int REACH = 6; // frames either way
  private static final double LEAST = 1e-9; // keeps the arithmetic out of denormal numbers

  /// Probability of coming to length SHORTEST + i from SHORTEST + i - d, as (d + REACH, i): rows
  /// that a loop over i can read in order.
  final float[] chance = new float[(2 * REACH + 1) * BarSpace.LENGTHS];

  TempoSteps(double stiffness) {
    for (int source = 0; source < BarSpace.LENGTHS; source++) {
      double length = BarSpace.SHORTEST + source;
      int low = Math.max(-REACH, -source);
      int high = Math.min(REACH, BarSpace.LENGTHS - 1 - source);
      double sum = 0;
      for (int d = low; d <= high; d++) {
        sum += Math.exp(-stiffness * Math.abs(d) / length);
      }
      for (int d = low; d <= high; d++) {
        double weight = Math.exp(-stiffness * Math.abs(d) / length);
        chance[(d + REACH) * BarSpace.LENGTHS + source + d] = (float) Math.max(LEAST, weight / sum);
      }
    }
  }
}
