package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.FormOutlook;
import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.conduct.Plan;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// One session under a [Steering]: wraps what the band believes about form, harmony and performer,
/// and has the last word on what is played. With untouched controls it changes nothing. Conductor
/// thread; allocates nothing after construction.
public final class Steered implements Direction {
  private static final int ROLES = Role.values().length;
  private static final Role[] ROLE_OF = Role.values();
  private static final int STICK_KEY = 37;
  private static final int CLICK_TICKS = 100;
  private static final double FILL_LOUDER = 0.25;

  private final Steering steering;
  private final SteeredForm form;
  private final SteeredPerformer performer;
  private final HeldHarmony harmony;
  private final Rise rise = new Rise();
  private final Gestures gestures;
  private final Company company;
  private final Trading trading;
  private final FreeTime freeTime;
  private final Visiting visiting;
  private final double[] densities = new double[ROLES]; // as planned with, NaN: as set up
  private final boolean[] muted = new boolean[ROLES];
  private double adventure = Double.NaN; // as planned with
  private double intensity = Double.NaN;
  private double setUpDensity;
  private int silenced;
  private boolean free;

  public Steered(
      Steering steering,
      Meters meters,
      HarmonyOutlook harmony,
      FormOutlook form,
      PerformerOutlook performer) {
    this.steering = steering;
    this.form = new SteeredForm(form);
    this.harmony = new HeldHarmony(harmony, meters);
    this.performer = new SteeredPerformer(performer, steering, rise);
    gestures =
        new Gestures(
            steering,
            new Gestures.Reins(this.form, this.harmony, this.performer, rise, new BarLines(meters)),
            performer);
    company = new Company(steering);
    var bars = new BarLines(meters);
    var answer = new Answer(company.phrase(), this.harmony, steering);
    trading = new Trading(bars, company.phrase(), answer);
    freeTime = new FreeTime(bars, company.phrase(), answer, this.harmony, performer);
    visiting = new Visiting(steering, bars, this.form);
    Arrays.fill(densities, Double.NaN);
  }

  /// Who plays parts of the band himself; to be told what is heard.
  public Company company() {
    return company;
  }

  public HarmonyOutlook harmony() {
    return harmony;
  }

  public FormOutlook form() {
    return form;
  }

  public PerformerOutlook performer() {
    return performer;
  }

  @Override
  public void start(long step) {
    gestures.start(step);
    company.start();
    trading.start();
    freeTime.start();
    visiting.start(step);
    free = false;
    takeValues(true);
    takeMutes();
    silenced = NO_ROLES;
  }

  @Override
  public int update(long tick, long fromStep) {
    int roles = takeMutes();
    silenced = NO_ROLES;
    for (Role role : ROLE_OF) {
      silenced |= muted[role.ordinal()] ? roles & bit(role) : NO_ROLES;
    }
    int left = company.update();
    silenced |= company.silenced(left);
    roles |= left | takeValues(tick % Ticks.PER_STEP == 0);
    roles |= trade(tick, fromStep);
    if (gestures.update(tick, fromStep)) {
      roles = ALL_ROLES;
    }
    silenced |= gestures.silenced();
    roles |= visiting.update(fromStep);
    silenced |= visiting.silenced();
    return roles;
  }

  /// One bar stands for free time.
  private int trade(long tick, long fromStep) {
    int asked = (int) Math.round(steering.value(Control.TRADE, 0));
    boolean asksFree = asked == 1;
    if (free && !asksFree) {
      steering.leaveFreeTime();
    }
    free = asksFree;
    silenced |= freeTime.silenced(fromStep);
    return freeTime.update(asksFree, tick, fromStep)
        | trading.update(asksFree ? 0 : asked, tick, fromStep);
  }

  @Override
  public int silenced() {
    return silenced;
  }

  @Override
  public int written(long step) {
    return freeTime.isFree(step) ? NO_ROLES : visiting.written(step);
  }

  @Override
  public int succeeded() {
    return visiting.succeeded();
  }

  @Override
  public long successionTick() {
    return visiting.successionTick();
  }

  @Override
  public void describe(StepContext context) {
    setUpDensity = context.density;
    context.adventure = steering.value(Control.ADVENTURE, context.adventure);
    if (gestures.isLast(context.step)) {
      context.adventure = 0; // a last chord is played as written
    }
    if (gestures.isBreak(context.bar)) {
      context.fill = context.stepInBar >= context.barSteps - context.beatSteps;
    } else if (gestures.fills(context.step) && context.section != SectionKind.ENDING) {
      context.fill = true;
      context.barsToSectionChange = 1; // a whole fill, as before a change
    }
  }

  @Override
  public void prepare(Role role, StepContext context) {
    double density = steering.value(Control.density(role), setUpDensity);
    context.density = rise.density(context.step, density);
    trading.prepare(role, context);
    if (role == Role.DRUMS && gestures.fills(context.step)) {
      context.density = 1;
    }
  }

  @Override
  public void shape(Role role, StepContext context, StepNotes notes, Plan plan) {
    if (gestures.isCountIn(context.bar)) {
      notes.clear();
      if (role == Role.DRUMS && context.stepInBar % context.beatSteps == 0) {
        notes.tryAdd(STICK_KEY, context.stepInBar == 0 ? 112 : 92, CLICK_TICKS, 0);
      }
      return;
    }
    if (muted[role.ordinal()] || gestures.rests(context.step)) {
      notes.clear();
      return;
    }
    boolean visited = false;
    if (freeTime.isFree(context.step)) {
      freeTime.shape(role, context, notes);
    } else {
      trading.shape(role, context, notes);
      visited = visiting.shape(role, context, notes);
    }
    if (gestures.isBreak(context.bar)) {
      stopTime(role, context, notes);
    } else if (role == Role.DRUMS && gestures.lands(context.step)) {
      land(context, notes);
    }
    if (!visited) {
      company.shape(role, context, notes, plan);
    }
  }

  /// One hit on the first beat, short and together; the drums lead back in on the last beat.
  private static void stopTime(Role role, StepContext context, StepNotes notes) {
    boolean leadsBack = role == Role.DRUMS && context.fill;
    if (context.stepInBar > 0 && !leadsBack) {
      notes.clear();
      return;
    }
    if (context.stepInBar == 0) {
      if (role == Role.DRUMS && notes.isEmpty()) {
        notes.tryAdd(DrumKey.KICK.key(), 100, CLICK_TICKS, 0);
      }
      for (int i = 0; i < notes.count(); i++) {
        int length = Math.min(notes.lengthTicks(i), 2 * Ticks.PER_STEP);
        notes.set(i, notes.key(i), notes.velocity(i), length, notes.offsetTicks(i));
      }
    }
  }

  /// After a fill that was asked for the drummer comes down on a crash, where the style has them.
  private void land(StepContext context, StepNotes notes) {
    boolean crashed = notes.contains(DrumKey.CRASH.key()) || notes.contains(DrumKey.CRASH2.key());
    if (steering.crashes() && !crashed && !notes.isEmpty()) {
      int velocity = (int) (70 + 40 * Math.min(1, context.intensity + FILL_LOUDER));
      notes.tryAdd(DrumKey.CRASH.key(), velocity, CLICK_TICKS, 0);
    }
  }

  /// Mutes count at once. Returns whose changed.
  private int takeMutes() {
    int roles = NO_ROLES;
    for (Role role : ROLE_OF) {
      boolean asked = steering.isOn(Control.mute(role));
      if (asked != muted[role.ordinal()]) {
        muted[role.ordinal()] = asked;
        roles |= bit(role);
      }
    }
    return roles;
  }

  /// Knobs count on steps, so that one that is being turned does not make the plan again and again.
  private int takeValues(boolean onStep) {
    if (!onStep) {
      return NO_ROLES;
    }
    int roles = NO_ROLES;
    for (Role role : ROLE_OF) {
      double asked = steering.value(Control.density(role));
      if (differ(asked, densities[role.ordinal()])) {
        densities[role.ordinal()] = asked;
        roles |= bit(role);
      }
    }
    double boldness = steering.value(Control.ADVENTURE);
    double force = steering.value(Control.INTENSITY);
    if (differ(boldness, adventure) || differ(force, intensity)) {
      adventure = boldness;
      intensity = force;
      roles = ALL_ROLES;
    }
    return roles;
  }

  private static boolean differ(double a, double b) {
    return Double.compare(a, b) != 0;
  }

  private static int bit(Role role) {
    return 1 << role.ordinal();
  }
}
