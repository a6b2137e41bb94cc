package io.sideman.library.suggest;

/// How what several seeds say of an item becomes one value.
public enum Fusion {
  /// Their mean.
  MEAN {
    @Override
    public double of(double[] values) {
      double sum = 0;
      for (double value : values) {
        sum += value;
      }
      return sum / values.length;
    }
  },
  /// Witnesses that know in part the same: their odds multiply, tempered by the root of their
  /// number. Two that agree are surer than either, and one that is sure against is heard.
  AGREEMENT {
    @Override
    public double of(double[] values) {
      double odds = 0;
      for (double value : values) {
        double safe = Math.clamp(value, 1e-4, 1 - 1e-4);
        odds += Math.log(safe / (1 - safe));
      }
      return 1 / (1 + Math.exp(-odds / Math.sqrt(values.length)));
    }
  },
  /// Enough if one says so (noisy or).
  ANY {
    @Override
    public double of(double[] values) {
      double none = 1;
      for (double value : values) {
        none *= 1 - value;
      }
      return 1 - none;
    }
  };

  /// One value of 0 to 1 from at least one.
  public abstract double of(double[] values);
}
