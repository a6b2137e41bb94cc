package io.sideman.library.taste;

/// What a listener does with an item.
///
/// Weights are how much an act says for (above 0) or against (below 0) the item: what is told
/// outright counts most, use nearly as much, mere listening little.
public enum Act {
  LIKE(1.0),
  DISLIKE(-1.0),
  USE(0.8),
  SKIP(-0.4),
  AUDITION(0.15);

  private final double weight;

  Act(double weight) {
    this.weight = weight;
  }

  /// -1 to 1.
  public double weight() {
    return weight;
  }
}
