package io.sideman.players;

import io.sideman.engine.band.StepContext;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.DrumCodec;

/// A drummer has two hands and two feet, and plays what the pattern's kit has.
final class DrumTaste implements Taste {
  private static final int HANDS = 2;
  private static final double OTHER_CYMBAL = -2;

  private final DrumCodec codec;
  private final double[] weights; // (tokens)
  private final boolean[] kit = new boolean[Drum.count()];

  /// @param kit which drums the style's patterns use
  DrumTaste(DrumCodec codec, boolean[] kit) {
    this.codec = codec;
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
    for (int token = 0; token < weights.length; token++) {
      if (!allowed[token]) {
        weights[token] = Sampler.FORBIDDEN;
      } else if (codec.closes(token)) {
        weights[token] = count == 0 ? Taste.restWeight(context) : Taste.restWeight(context) / 2;
      } else if (pattern.writes(token)) {
        weights[token] = 0;
      } else {
        weights[token] = hit(context, DrumCodec.drumOf(token), hands);
      }
    }
    return weights;
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
