package io.sideman.app.picture;

import java.awt.Color;

/// The colours of the page.
final class Ink {
  static final Color PAGE = new Color(0x16191F);
  static final Color STRIP = new Color(0x1E222A);
  static final Color STRIP_DARK = new Color(0x1A1E25);
  static final Color ROW = new Color(0x262B35);
  static final Color BEAT = new Color(0x282E39);
  static final Color BAR = new Color(0x414A5A);
  static final Color CHORD_LINE = new Color(0x6B7890);
  static final Color TEXT = new Color(0xE8ECF2);
  static final Color FAINT = new Color(0x8B95A7);

  private Ink() {}

  /// The lane's colour at a loudness: from half hidden at velocity 1 to full at 127.
  static Color atVelocity(Color full, int velocity) {
    double share = 0.28 + 0.72 * Math.pow(velocity / 127.0, 1.2);
    return new Color(
        mix(STRIP.getRed(), full.getRed(), share),
        mix(STRIP.getGreen(), full.getGreen(), share),
        mix(STRIP.getBlue(), full.getBlue(), share));
  }

  private static int mix(int from, int to, double share) {
    return (int) Math.round(from + (to - from) * share);
  }
}
