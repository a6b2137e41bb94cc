package io.sideman.engine.curves;

import java.util.ArrayList;
import java.util.List;

/// A value from 0 to 1 for every bar, given at some of them and straight in between; before the
/// first and after the last it stays as it is there. Immutable; any thread.
public final class Curve {
  private static final String LIKE =
      "a curve is pairs of bar and value like \"1:0.2 8:0.9\", bars from 1 on and rising, values"
          + " from 0 to 1";

  private final double[] bars; // from 0
  private final double[] values;

  private Curve(double[] bars, double[] values) {
    this.bars = bars;
    this.values = values;
  }

  /// @throws IllegalArgumentException for people, when it is no curve
  public static Curve parse(String text) {
    var words = new ArrayList<String>(List.of(text.strip().split("[\\s,]+")));
    double[] bars = new double[words.size()];
    double[] values = new double[words.size()];
    for (int i = 0; i < bars.length; i++) {
      String[] pair = words.get(i).split(":", -1);
      if (pair.length != 2) {
        throw new IllegalArgumentException(LIKE + ", but \"" + words.get(i) + "\" is none");
      }
      double bar = number(pair[0], words.get(i));
      values[i] = number(pair[1], words.get(i));
      bars[i] = bar - 1;
      boolean rises = i == 0 || bars[i] > bars[i - 1];
      if (!(bar >= 1 && bar <= 1e6 && rises && values[i] >= 0 && values[i] <= 1)) {
        throw new IllegalArgumentException(LIKE + ", but \"" + words.get(i) + "\" breaks that");
      }
    }
    return new Curve(bars, values);
  }

  private static double number(String text, String word) {
    try {
      return Double.parseDouble(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(LIKE + ", but \"" + word + "\" is none", e);
    }
  }

  /// @param bar from 0
  public double at(long bar) {
    if (bar <= bars[0]) {
      return values[0];
    }
    for (int i = 1; i < bars.length; i++) {
      if (bar < bars[i]) {
        double share = (bar - bars[i - 1]) / (bars[i] - bars[i - 1]);
        return values[i - 1] + share * (values[i] - values[i - 1]);
      }
    }
    return values[values.length - 1];
  }
}
