package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.RoleVoice;

/// Turns velocities into written levels such that the style's players, at their usual intensity,
/// play those velocities again.
record Levels(Role role, RoleVoice voice) {
  /// What `engine.style.Touch` makes of a full level at the intensity of `generate`.
  static final double USUAL_DRIVE = 0.9;

  private static final double DRUM_CONTRAST = 1.3;
  private static final int SOFTEST = 12;

  /// Percent of full level, at least a soft ghost.
  int percent(int velocity) {
    int span = Math.max(1, voice.loudVelocity() - voice.softVelocity());
    double share = Math.max(0, (velocity - voice.softVelocity()) / (span * USUAL_DRIVE));
    double level = role == Role.DRUMS ? Math.pow(share, 1 / DRUM_CONTRAST) : share;
    return Math.clamp(Math.round(100 * level), SOFTEST, 100);
  }

  /// The letter or digit of a style file that comes nearest; letters where they are near enough.
  static char letter(int percent) {
    if (percent >= 95) {
      return 'X';
    }
    if (Math.abs(percent - 62) <= 5) {
      return 'x';
    }
    if (Math.abs(percent - 18) <= 4) {
      return 'g';
    }
    return (char) ('0' + Math.clamp(Math.round(percent / 11.0), 1, 9));
  }

  /// The mark of a word in a line.
  static String mark(int percent) {
    return percent >= 82 ? "!" : percent <= 42 ? "?" : "";
  }
}
