package io.sideman.library.privacy;

import java.util.random.RandomGenerator;

/// Noise for counts: the Laplace mechanism on whole numbers (the two-sided geometric one of Ghosh,
/// Roughgarden and Sundararajan 2009), which has no trace of the value in its lowest bits as real
/// numbers have (Mironov 2012). P(noise = k) is proportional to e^(-|k| epsilon / sensitivity).
public final class DiscreteLaplace {
  private final double scale;
  private final RandomGenerator random;

  /// @param sensitivity by how much one fact can change the counts in sum
  /// @param random secure, where the result is released
  public DiscreteLaplace(Epsilon epsilon, int sensitivity, RandomGenerator random) {
    scale = sensitivity / epsilon.value();
    this.random = random;
  }

  /// The count with noise; may be below 0.
  public long hide(long count) {
    return count + geometric() - geometric();
  }

  /// P(k) is proportional to e^(-k / scale), k from 0.
  private long geometric() {
    double uniform = 1 - random.nextDouble(); // above 0, at most 1
    return (long) Math.floor(-scale * Math.log(uniform));
  }

  /// Mean distance of the released count from the true one.
  public double meanError() {
    double ratio = Math.exp(-1 / scale);
    return 2 * ratio / (1 - ratio * ratio);
  }
}
