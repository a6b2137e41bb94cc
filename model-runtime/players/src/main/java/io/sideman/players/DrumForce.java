package io.sideman.players;

import io.sideman.engine.style.RoleVoice;

/// Between a style's drum velocities and those of the training data: the style's loudest stroke is
/// the loudest that was learned, its softest the softest.
final class DrumForce {
  private static final int SOFTEST = 20; // velocities of ghost and accent in the training data
  private static final int LOUDEST = 118;

  private DrumForce() {}

  /// A style's velocity as the training data would have it.
  static int learned(RoleVoice voice, int velocity) {
    double span = Math.max(1, voice.loudVelocity() - voice.softVelocity());
    double share = (velocity - voice.softVelocity()) / span;
    return Math.clamp(Math.round(SOFTEST + share * (LOUDEST - SOFTEST)), 1, 127);
  }

  /// Undoes [#learned].
  static int played(RoleVoice voice, double force) {
    double share = (force - SOFTEST) / (LOUDEST - SOFTEST);
    double span = voice.loudVelocity() - voice.softVelocity();
    long velocity = Math.round(voice.softVelocity() + share * span);
    return Math.clamp(velocity, voice.softVelocity(), voice.loudVelocity());
  }
}
