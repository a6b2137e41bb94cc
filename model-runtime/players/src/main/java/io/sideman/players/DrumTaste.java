package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;
import io.sideman.players.tokens.RecentSteps;

/// A drummer has two hands and two feet, plays what the pattern's kit has, and does not ride on a
/// crash that the pattern has not written.
final class DrumTaste implements Taste {
  private static final int HANDS = 2;
  private static final double OTHER_CYMBAL = -2;

  /// Crashes within a bar; 97.6 % of the bars of GMD's beats in 4/4 have no more.
  private static final int MOST_CRASHES = 2;

  private static final int CRASH_STEPS = 16;

  private final DrumCodec codec;
  private final double[] weights; // (tokens)
  private final RecentSteps recent;
  private final boolean[] kit = new boolean[Drum.count()];

  /// @param recent what the drummer has just played
  /// @param kit which drums the style's patterns use
  DrumTaste(DrumCodec codec, RecentSteps recent, boolean[] kit) {
    this.codec = codec;
    this.recent = recent;
    weights = Taste.weights(codec);
    System.arraycopy(kit, 0, this.kit, 0, kit.length);
  }

  @Override
  public double[] weigh(
      StepContext context, int[] prefix, int count, boolean[] allowed, PatternExpert pattern) {
    int hands = 0;
    for (int i = 0; i < count; i++) {
      hands += isHand(DrumCodec.drumOf(prefix[i])) ? 1 : 0;
    }
    boolean crashed = crashes(context.step) >= MOST_CRASHES;
    for (int token = 0; token < weights.length; token++) {
      if (!allowed[token]) {
        weights[token] = Sampler.FORBIDDEN;
      } else if (codec.closes(token)) {
        weights[token] = count == 0 ? Taste.restWeight(context) : Taste.restWeight(context) / 2;
      } else if (pattern.writes(token)) {
        weights[token] = 0;
      } else if (crashed && DrumCodec.drumOf(token) == Drum.CRASH.ordinal()) {
        weights[token] = Sampler.FORBIDDEN;
      } else {
        weights[token] = hit(context, DrumCodec.drumOf(token), hands);
      }
    }
    return weights;
  }

  private int crashes(long step) {
    int crashes = 0;
    for (long at = step - CRASH_STEPS; at < step; at++) {
      for (int i = 0; i < recent.count(at); i++) {
        crashes += DrumCodec.drumOf(recent.token(at, i)) == Drum.CRASH.ordinal() ? 1 : 0;
      }
    }
    return crashes;
  }

  private double hit(StepContext context, int drum, int hands) {
    if (isHand(drum) && hands >= HANDS) {
      return Sampler.FORBIDDEN;
    }
    boolean turning = context.fill || context.stepInBar == 0 && context.barInSection == 0;
    return kit[drum] || turning && isFillDrum(drum) ? 0 : OTHER_CYMBAL * 2;
  }

  private static boolean isFillDrum(int drum) {
    return switch (Drum.at(drum)) {
      case LOW_TOM, MIDDLE_TOM, HIGH_TOM, SNARE, CRASH, KICK -> true;
      case SIDE_STICK, CLAP, CLOSED_HAT, PEDAL_HAT, OPEN_HAT, RIDE, PERCUSSION -> false;
    };
  }

  private static boolean isHand(int drum) {
    return drum != Drum.KICK.ordinal() && drum != Drum.PEDAL_HAT.ordinal();
  }

  @Override
  public void reset() {
    // a drummer's taste has no memory
  }
}
