package io.sideman.engine.score;

import java.math.BigDecimal;
import java.math.MathContext;

/// Numbers in scores.
final class ScoreNumbers {
  private ScoreNumbers() {}

  /// The number, or `otherwise` where there is none.
  static double number(String text, double otherwise) {
    try {
      double value = text.isEmpty() ? otherwise : Double.parseDouble(text);
      return Double.isFinite(value) ? value : otherwise;
    } catch (NumberFormatException e) {
      return otherwise;
    }
  }

  /// As XML writes decimals: no exponent, no zeros at the end.
  static String decimal(double value, int digits) {
    return new BigDecimal(value)
        .round(new MathContext(digits))
        .stripTrailingZeros()
        .toPlainString();
  }
}
