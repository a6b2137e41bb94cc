package io.sideman.library.privacy;

/// How much a release may tell of one fact: with or without the fact, any release is at most
/// e^value times as likely (differential privacy, Dwork and others 2006). Smaller hides better.
public record Epsilon(double value) {
  /// Beyond this a release hides nothing.
  public static final double MOST = 20;

  public Epsilon {
    if (!(value > 0) || value > MOST) {
      throw new IllegalArgumentException(
          "epsilon must be above 0 and at most %.0f, but was %s".formatted(MOST, value));
    }
  }

  /// Each of so many releases about the same facts may tell this much; all together the whole.
  public Epsilon share(int releases) {
    return new Epsilon(value / releases);
  }
}
