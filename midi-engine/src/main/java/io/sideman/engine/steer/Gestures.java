package io.sideman.engine.steer;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.time.Ticks;

/// What the gestures of [Steering] mean from which step on. Decides at pulses; what it says of a
/// step changes only then.
final class Gestures {
  static final long NEVER = Long.MAX_VALUE;

  private static final int BUILD_BARS = 4;
  private static final int SHORTEST_FILL_STEPS = 3;
  private static final SectionKind[] SECTIONS = {
    SectionKind.A, // stands for: follow the form
    SectionKind.INTRO,
    SectionKind.A,
    SectionKind.B,
    SectionKind.BREAK,
    SectionKind.ENDING
  };

  /// What gestures act on.
  record Reins(
      SteeredForm form,
      HeldHarmony harmony,
      SteeredPerformer performer,
      Rise rise,
      BarLines bars) {}

  private final Steering steering;
  private final Reins reins;
  private final PerformerOutlook listening; // as heard, before steering
  private final StepContext heard = new StepContext();
  private int section;
  private boolean holding;
  private boolean layingOut;
  private boolean panicking;
  private long restFrom;
  private long restUntil;
  private long panicFrom;
  private long panicUntil;
  private long fillFrom;
  private long fillUntil;
  private long breakBar;
  private long countBar;
  private long overFrom; // the ending has been played
  private boolean overTold;
  private int silenced;

  Gestures(Steering steering, Reins reins, PerformerOutlook listening) {
    this.steering = steering;
    this.reins = reins;
    this.listening = listening;
    forget();
  }

  void start(long step) {
    forget();
    steering.begin();
    reins.form().reset();
    reins.performer().reset();
    reins.rise().reset();
    reins.harmony().start(step);
    section = (int) steering.value(Control.SECTION, 0);
    SectionKind kind = SECTIONS[section];
    if (section != 0 && kind != SectionKind.ENDING) {
      long bar = reins.bars().bar(step);
      reins.form().choose(kind, bar, NEVER);
      reins.form().reach(bar);
    }
    if (steering.isOn(Control.LAY_OUT)) {
      layingOut = true;
      restFrom = step;
    }
  }

  private void forget() {
    holding = false;
    layingOut = false;
    panicking = false;
    restFrom = NEVER;
    restUntil = NEVER;
    panicFrom = NEVER;
    panicUntil = NEVER;
    fillFrom = NEVER;
    fillUntil = NEVER;
    breakBar = NEVER;
    countBar = NEVER;
    overFrom = NEVER;
    overTold = false;
    silenced = Direction.NO_ROLES;
  }

  /// Takes what was pressed; returns whether the plan of everybody changes.
  boolean update(long tick, long fromStep) {
    silenced = Direction.NO_ROLES;
    reins.form().reach(reins.bars().bar(fromStep));
    boolean changed = section(tick, fromStep);
    changed |= hold(tick, fromStep);
    changed |= layOut(tick, fromStep);
    changed |= build(tick, fromStep);
    changed |= fill(fromStep);
    changed |= stopTime(tick);
    changed |= ending(tick, fromStep);
    changed |= countIn(tick, fromStep);
    changed |= panic(tick, fromStep);
    cutBeforeBar(tick);
    if (!overTold && overFrom <= fromStep) {
      overTold = true;
      steering.end();
    }
    return changed;
  }

  int silenced() {
    return silenced;
  }

  /// Everybody rests on this step.
  boolean rests(long step) {
    return step >= restFrom && step < restUntil
        || step >= panicFrom && step < panicUntil
        || step >= overFrom;
  }

  /// The ending that was asked for is played on this step.
  boolean isLast(long step) {
    return overFrom != NEVER
        && reins.form().sectionAt(reins.bars().bar(step)) == SectionKind.ENDING;
  }

  /// Everybody plays a fill on this step.
  boolean fills(long step) {
    return step >= fillFrom && step < fillUntil;
  }

  /// The first step after a fill.
  boolean lands(long step) {
    return step == fillUntil;
  }

  boolean isBreak(long bar) {
    return bar == breakBar;
  }

  boolean isCountIn(long bar) {
    return bar == countBar;
  }

  private boolean section(long tick, long fromStep) {
    int asked = (int) steering.value(Control.SECTION, 0);
    if (asked == section) {
      return false;
    }
    section = asked;
    SectionKind kind = SECTIONS[asked];
    if (kind == SectionKind.ENDING) {
      return end(tick, fromStep);
    }
    long bar = reins.bars().meant(tick);
    resume(bar);
    if (asked == 0) {
      reins.form().follow(bar, bar);
    } else {
      reins.form().choose(kind, bar, NEVER);
    }
    setUp(bar, fromStep);
    return true;
  }

  /// A fill up to the line of `bar`, unless it is here already.
  private void setUp(long bar, long fromStep) {
    long line = reins.bars().firstStep(bar);
    if (fromStep < line) {
      fillFrom = fromStep;
      fillUntil = line;
    } else {
      reins.form().reach(bar);
    }
  }

  /// The band that has ended plays again from `bar` on.
  private void resume(long bar) {
    if (overFrom != NEVER) {
      if (overTold) {
        restFrom = Math.min(restFrom, overFrom);
        restUntil = reins.bars().firstStep(bar);
      }
      overFrom = NEVER;
      overTold = false;
      steering.resume();
    }
  }

  private boolean hold(long tick, long fromStep) {
    boolean asked = steering.isOn(Control.HOLD);
    steering.take(Control.HOLD);
    if (asked == holding) {
      return false;
    }
    holding = asked;
    if (asked) {
      reins.form().hold(reins.bars().meters().barAt(tick));
      reins.harmony().hold(fromStep);
    } else {
      reins.form().letGo(reins.bars().bar(fromStep));
      reins.harmony().letGo(fromStep);
    }
    return true;
  }

  private boolean layOut(long tick, long fromStep) {
    boolean asked = steering.isOn(Control.LAY_OUT);
    steering.take(Control.LAY_OUT);
    if (asked == layingOut) {
      return false;
    }
    layingOut = asked;
    if (asked) {
      restFrom = fromStep;
      restUntil = NEVER;
    } else {
      restUntil = Math.max(fromStep, reins.bars().firstStep(reins.bars().meant(tick)));
    }
    return true;
  }

  private boolean build(long tick, long fromStep) {
    if (!steering.take(Control.BUILD)) {
      return false;
    }
    long bar = reins.bars().meant(tick);
    long top = bar + BUILD_BARS;
    reins.form().advance(reins.bars().bar(fromStep), top);
    reins.rise().begin(fromStep, reins.bars().firstStep(top), reins.bars().steps(top));
    return true;
  }

  private boolean fill(long fromStep) {
    if (!steering.take(Control.FILL)) {
      return false;
    }
    long bar = reins.bars().bar(fromStep) + 1;
    if (reins.bars().firstStep(bar) - fromStep < SHORTEST_FILL_STEPS) {
      bar++;
    }
    fillFrom = fromStep;
    fillUntil = reins.bars().firstStep(bar);
    return true;
  }

  private boolean stopTime(long tick) {
    if (!steering.take(Control.BREAK)) {
      return false;
    }
    breakBar = reins.bars().meant(tick);
    return true;
  }

  private boolean ending(long tick, long fromStep) {
    return steering.take(Control.ENDING) && end(tick, fromStep);
  }

  private boolean end(long tick, long fromStep) {
    if (overFrom != NEVER) {
      return false;
    }
    long bar = reins.bars().meant(tick);
    long over = bar + steering.endingBars();
    reins.form().choose(SectionKind.ENDING, bar, over);
    reins.form().reach(reins.bars().bar(fromStep));
    overFrom = reins.bars().firstStep(over);
    return true;
  }

  private boolean countIn(long tick, long fromStep) {
    if (!steering.take(Control.COUNT_IN)) {
      return false;
    }
    boolean rested = rests(fromStep) || !listening.hasBegun(fromStep);
    countBar = reins.bars().meant(tick);
    long line = reins.bars().firstStep(countBar);
    if (rested) {
      restFrom = fromStep;
      restUntil = line;
    }
    resume(countBar);
    panicUntil = Math.min(panicUntil, line);
    panicking = false;
    SectionKind kind = SECTIONS[section];
    if (section == 0 || kind == SectionKind.ENDING) {
      reins.form().follow(countBar + 1, 0);
    } else {
      reins.form().choose(kind, countBar + 1, NEVER);
    }
    reins.performer().countIn(line);
    return true;
  }

  /// Silence now, until the performer has played again; then back in on the next bar line.
  private boolean panic(long tick, long fromStep) {
    if (steering.take(Control.PANIC)) {
      panicking = true;
      panicFrom = fromStep;
      panicUntil = NEVER;
      silenced = Direction.ALL_ROLES;
      return true;
    }
    if (!panicking || tick < (panicFrom + 4) * Ticks.PER_STEP) {
      return false;
    }
    listening.describe(fromStep, heard);
    if (heard.performerBusy == 0) {
      return false;
    }
    panicking = false;
    panicUntil = Math.max(fromStep, reins.bars().firstStep(reins.bars().meant(tick)));
    return true;
  }

  /// What rings would blur the stop of a break or a count-in: it ends a 32nd before.
  private void cutBeforeBar(long tick) {
    long bar = reins.bars().meters().barAt(tick + Ticks.PER_STEP / 2);
    boolean atLine = reins.bars().meters().tickInBar(tick + Ticks.PER_STEP / 2) == 0;
    if (atLine && (bar == breakBar || bar == countBar)) {
      silenced = Direction.ALL_ROLES;
    }
  }
}
