package io.sideman.engine.listen.harmony;

import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;

/// Where a step stands in its bar: which beat, which half, how strong. One mutable instance per
/// owner, moved from step to step, because the live listener may not allocate.
public final class BarPosition {
  /// Strengths, see [#strength()].
  public static final int STRENGTHS = 5;

  private int stepInBar;
  private int barSteps;
  private int beatSteps;
  private int halfSteps;
  private boolean compound;

  /// Moves to `step`, counted in 16ths from tick 0.
  ///
  /// @param lateSteps how much later than written the bars are taken to start
  public void moveTo(Meters meters, long step, int lateSteps) {
    long tick = (step - lateSteps) * Ticks.PER_STEP;
    Meter meter = meters.meterAt(tick);
    barSteps = meter.barSteps();
    stepInBar = meters.tickInBar(tick) / Ticks.PER_STEP;
    compound = meter.denominator() == 8 && meter.numerator() % 3 == 0;
    beatSteps = compound ? 6 : 4;
    boolean even = barSteps % (2 * beatSteps) == 0 && barSteps > beatSteps;
    halfSteps = Math.min(even && barSteps > 8 ? barSteps / 2 : barSteps, 16);
  }

  public int stepInBar() {
    return stepInBar;
  }

  public int barSteps() {
    return barSteps;
  }

  public int beatSteps() {
    return beatSteps;
  }

  /// Steps of the unit in which harmony usually moves: half a bar of 4/4, a bar of 3/4.
  public int halfSteps() {
    return halfSteps;
  }

  public int stepInBeat() {
    return stepInBar % beatSteps;
  }

  public int stepInHalf() {
    return stepInBar % halfSteps;
  }

  public boolean compound() {
    return compound;
  }

  /// 0 start of a bar, 1 of a half, 2 of a beat, 3 of an eighth, 4 none of these.
  public int strength() {
    if (stepInBar == 0) {
      return 0;
    }
    if (stepInHalf() == 0) {
      return 1;
    }
    if (stepInBeat() == 0) {
      return 2;
    }
    return stepInBar % 2 == 0 ? 3 : 4;
  }
}
