package io.sideman.library.suggest;

/// What a total of reasons means: if as many true partners as random ones were offered, the share
/// of true ones among those with this total (a logistic curve, as Platt 1999 has it). It rises with
/// the total, so it never changes an order.
///
/// @param middle total at which both are equally likely
/// @param slope how fast it rises there; positive
public record Certainty(double middle, double slope) {
  /// Of a model that nobody has tried.
  public static final Certainty UNTRIED = new Certainty(0.5, 4);

  public Certainty {
    if (!(slope > 0)) {
      throw new IllegalArgumentException("slope must be positive, but was " + slope);
    }
  }

  /// 0 to 1.
  public double of(double total) {
    return 1 / (1 + Math.exp(-slope * (total - middle)));
  }
}
