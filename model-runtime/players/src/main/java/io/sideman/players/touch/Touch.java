package io.sideman.players.touch;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.net.FeedForward;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.HumanSpread;

/// Asks the networks of touch about one note after the other. What they answer is what is usual;
/// chance is added as people stray: together where they play together, slowly from bar to bar. One
/// thread; allocates nothing after construction.
public final class Touch {
  /// Widths are clipped here, in the networks' units.
  private static final float NARROWEST = -3;

  private static final float WIDEST = 1;

  /// The width is the mean distance, 0.8 of a normal deviation; three draws add to about 1.7.
  private static final double OF_THREE = 0.72;

  private static final int BODY = -1; // voices of draws: everything that moves at once
  private static final int VELOCITY = 11; // purposes of draws
  private static final int TIMING = 12;
  private static final int SLOW = 13;
  private static final int SLOW_STEPS = 16;

  private final FeedForward.Scratch drums;
  private final FeedForward.Scratch tonal;
  private final float[] in = new float[Math.max(DrumFeatures.INPUTS, TonalFeatures.INPUTS)];
  private long seed;
  private double loudVariation = 1;
  private double timeVariation = 1;
  private double velocity;
  private double offsetTicks;

  public Touch(TouchModel model) {
    drums = model.drums().scratch();
    tonal = model.tonal().scratch();
  }

  /// How far to stray: 1 as people do, 0 not at all.
  public void reset(long newSeed, double newLoudVariation, double newTimeVariation) {
    seed = newSeed;
    loudVariation = newLoudVariation;
    timeVariation = newTimeVariation;
  }

  /// Asks about a drum hit; then [#velocity] is its velocity and [#offsetTicks] its timing.
  ///
  /// @param bin how hard it is meant, or [DrumFeatures#NO_BIN]
  /// @param ahead true when `played` holds what follows
  public void drum(StepContext c, int genre, PlayedSteps played, int drum, int bin, boolean ahead) {
    DrumFeatures.write(c, genre, played, drum, bin, ahead, in);
    float[] out = drums.run(in);
    double loud = out[0] + stray(c.step, drum, VELOCITY, out[1]);
    velocity = TouchModel.VELOCITY_MIDDLE + TouchModel.VELOCITY_UNIT * loud;
    offsetTicks = TouchModel.TICKS_UNIT * (out[2] + stray(c.step, drum, TIMING, out[3]));
  }

  /// Asks about a note of a tonal role; then [#velocity] is how much louder than its part it is.
  public void note(
      StepContext c, Role role, int genre, PlayedSteps played, StepNotes notes, int index) {
    TonalFeatures.write(c, role, genre, played, notes, index, in);
    float[] out = tonal.run(in);
    int voice = Drum.count() + role.ordinal() * 128 + notes.key(index);
    velocity = TouchModel.VELOCITY_UNIT * (out[0] + stray(c.step, voice, VELOCITY, out[1]));
    offsetTicks = 0;
  }

  public double velocity() {
    return velocity;
  }

  public double offsetTicks() {
    return offsetTicks;
  }

  /// A third of the variance drifts over bars, a third belongs to the step, a third to the hit.
  private double stray(long step, int voice, int purpose, float logWidth) {
    double variation = purpose == TIMING ? timeVariation : loudVariation;
    if (variation == 0) {
      return 0;
    }
    long bar = Math.floorDiv(step, (long) SLOW_STEPS);
    double share = Math.floorMod(step, (long) SLOW_STEPS) / (double) SLOW_STEPS;
    int family = voice < Drum.count() ? 0 : voice / 128;
    double slow =
        HumanSpread.draw(seed, bar, BODY - family, SLOW + purpose) * (1 - share)
            + HumanSpread.draw(seed, bar + 1, BODY - family, SLOW + purpose) * share;
    double body = HumanSpread.draw(seed, step, BODY - family, purpose);
    double own = HumanSpread.draw(seed, step, voice, purpose);
    double width = Math.exp(Math.clamp(logWidth, NARROWEST, WIDEST));
    return variation * width * (slow + body + own) * OF_THREE;
  }
}
