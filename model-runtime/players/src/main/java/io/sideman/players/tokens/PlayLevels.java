package io.sideman.players.tokens;

import io.sideman.engine.band.Role;

/// What `density` and `intensity` mean in notes: the scales on which the data is measured and that
/// the knobs of the band turn. Density is even in the quantiles of onsets per bar of a role in the
/// training data, so 0.5 is how its players usually play; intensity is linear in velocity.
public final class PlayLevels {
  private static final double SOFTEST = 45;
  private static final double LOUDEST = 108;

  private PlayLevels() {}

  /// Onsets per bar at the quantiles 0.2, 0.4, 0.6 and 0.8 of the training data.
  private static double[] quantiles(Role role) {
    return switch (role) {
      case DRUMS -> new double[] {10.8, 14, 17, 20.6};
      case BASS -> new double[] {2, 4, 6, 8.5};
      case KEYS -> new double[] {8.6, 10.5, 12.2, 14.2};
      case PAD -> new double[] {1.4, 2.1, 3, 4.1};
      case LEAD -> new double[] {3, 4.2, 5.2, 6.8};
    };
  }

  /// Density of a role that plays that many onsets per bar of 16 steps, 0 to 1.
  public static double density(Role role, double onsetsPerBar) {
    double[] at = quantiles(role);
    double below = 0;
    for (int i = 0; i < at.length; i++) {
      if (onsetsPerBar < at[i]) {
        return 0.2 * (i + (onsetsPerBar - below) / (at[i] - below));
      }
      below = at[i];
    }
    return Math.min(1, 0.8 + 0.2 * (onsetsPerBar - below) / below);
  }

  public static double intensity(double meanVelocity) {
    return Double.isNaN(meanVelocity)
        ? Double.NaN
        : Math.clamp((meanVelocity - SOFTEST) / (LOUDEST - SOFTEST), 0.0, 1.0);
  }
}
