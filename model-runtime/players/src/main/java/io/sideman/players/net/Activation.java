package io.sideman.players.net;

import java.util.Locale;

/// What a unit makes of its sum.
public enum Activation {
  LINEAR {
    @Override
    float apply(float sum) {
      return sum;
    }
  },
  RELU {
    @Override
    float apply(float sum) {
      return Math.max(0, sum);
    }
  },
  /// Negative sums count a fifth.
  LEAKY {
    @Override
    float apply(float sum) {
      return sum >= 0 ? sum : (float) LEAK * sum;
    }
  },
  TANH {
    @Override
    float apply(float sum) {
      return (float) Math.tanh(sum);
    }
  },
  SIGMOID {
    @Override
    float apply(float sum) {
      return (float) (1 / (1 + Math.exp(-sum)));
    }
  };

  /// Slope of [#LEAKY] below 0.
  public static final double LEAK = 0.2;

  abstract float apply(float sum);

  /// As written in model files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
