package io.sideman.players.sample;

/// Chooses one token from a product of experts: `p ∝ p_model^a · p_pattern^(1−a) · e^taste`,
/// sharpened or flattened by temperature, its unlikely tail cut off. A taste of minus infinity
/// forbids a token, before anything else is computed. One per player; conductor thread; nothing
/// allocates after construction.
public final class Sampler {
  /// Taste of a token that must not be chosen.
  public static final double FORBIDDEN = Double.NEGATIVE_INFINITY;

  private static final double COLDEST = 0.01;

  private final double[] scores; // (tokens), logarithms, then probabilities
  private final int[] order; // (tokens), most likely first, for the cut
  private double adventure = 1;
  private double temperature = 1;
  private double keep = 1;

  public Sampler(int tokens) {
    scores = new double[tokens];
    order = new int[tokens];
  }

  /// Sets how freely to choose from now on.
  ///
  /// @param adventure share of the model against the pattern, 0 to 1
  /// @param temperature above 0; 1 is the mixture as it is, near 0 its most likely token
  /// @param keep share of probability that stays when the unlikely tail is cut; 1 cuts nothing
  public void freedom(double adventure, double temperature, double keep) {
    this.adventure = Math.clamp(adventure, 0, 1);
    this.temperature = Math.max(temperature, COLDEST);
    this.keep = keep;
  }

  /// Chooses a token; at least one must not be forbidden.
  ///
  /// @param logits the model's scores, before softmax
  /// @param pattern logarithms of the pattern's probabilities
  /// @param taste logarithms of weights that apply whatever the mixture
  /// @param uniform the random number, from 0 to below 1
  public int choose(float[] logits, double[] pattern, double[] taste, double uniform) {
    mix(logits, pattern, taste);
    double sum = toProbabilities();
    if (keep < 1) {
      sum = cutTail(keep * sum);
    }
    return draw(uniform * sum);
  }

  private void mix(float[] logits, double[] pattern, double[] taste) {
    for (int i = 0; i < scores.length; i++) {
      if (taste[i] == FORBIDDEN) {
        scores[i] = FORBIDDEN;
        continue;
      }
      double model = adventure > 0 ? adventure * logits[i] : 0;
      double written = adventure < 1 ? (1 - adventure) * pattern[i] : 0;
      scores[i] = model + written + taste[i];
    }
  }

  /// Relative to the most likely token, whose score becomes 1. Returns the sum.
  private double toProbabilities() {
    double most = FORBIDDEN;
    for (double score : scores) {
      most = Math.max(most, score);
    }
    if (most == FORBIDDEN) {
      throw new IllegalStateException("at least one token must be allowed, but none was");
    }
    double sum = 0;
    for (int i = 0; i < scores.length; i++) {
      scores[i] = Math.exp((scores[i] - most) / temperature);
      sum += scores[i];
    }
    return sum;
  }

  /// Keeps the most likely tokens until they hold `wanted`, drops the rest, returns what is left.
  private double cutTail(double wanted) {
    for (int i = 0; i < order.length; i++) {
      order[i] = i;
    }
    double kept = 0;
    int count = 0;
    while (kept < wanted && count < order.length) {
      bringMostLikelyTo(count);
      kept += scores[order[count++]];
    }
    for (int i = count; i < order.length; i++) {
      scores[order[i]] = 0;
    }
    return kept;
  }

  private void bringMostLikelyTo(int place) {
    int best = place;
    for (int i = place + 1; i < order.length; i++) {
      best = scores[order[i]] > scores[order[best]] ? i : best;
    }
    int token = order[best];
    order[best] = order[place];
    order[place] = token;
  }

  private int draw(double point) {
    double passed = 0;
    int last = 0;
    for (int i = 0; i < scores.length; i++) {
      if (scores[i] > 0) {
        passed += scores[i];
        last = i;
        if (point < passed) {
          return i;
        }
      }
    }
    return last; // only when rounding left the sum a hair above what was passed
  }
}
