package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.ForwardingDirection;
import io.sideman.engine.conduct.Plan;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.style.Dice;

/// Thins out what the band has planned until it is as sparse as a curve asks: what carries the beat
/// stays longest, whole chords go or stay, drums go one by one. Players alone cannot do it: a
/// pattern has but a few variations. Conductor thread; no allocation.
public final class Thinned extends ForwardingDirection {
  private static final double BY_PLACE = 0.6;
  private static final double BY_CHANCE = 0.4;
  private static final double SPARSEST = 0.75;
  private static final int PURPOSE = 0x7417;

  private final Curve density;
  private final long seed;

  public Thinned(Direction direction, Curve density, long seed) {
    super(direction);
    this.density = density;
    this.seed = seed;
  }

  @Override
  public void shape(Role role, StepContext context, StepNotes notes, Plan plan) {
    super.shape(role, context, notes, plan);
    double bar = SPARSEST * (1 - density.at(context.bar));
    double place = BY_PLACE * weight(context);
    for (int i = notes.count() - 1; i >= 0; i--) {
      int voice = role == Role.DRUMS ? notes.key(i) : 0;
      double chance = BY_CHANCE * Dice.unit(seed, role.channel(), context.step, PURPOSE + voice);
      if (place + chance < bar) {
        notes.remove(i);
      }
    }
  }

  /// How much of the beat hangs on the step.
  private static double weight(StepContext context) {
    if (context.stepInBar == 0) {
      return 1;
    }
    if (context.stepInBar % context.beatSteps == 0) {
      return 0.75;
    }
    return context.stepInBar % 2 == 0 ? 0.5 : 0.25;
  }
}
