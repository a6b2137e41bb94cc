package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.Arrays;
import java.util.List;

/// Keeps a plan one bar ahead for every role, replaces what is not final when the harmony turns out
/// otherwise, and hands each step to the scheduler when it comes within the commit horizon.
///
/// Time comes in pulses, every 32nd note ([#PULSE_TICKS]). What is near is planned at once; the
/// rest of the plan grows by [#MOST_STEPS] a pulse, so that the next stroke never waits for a whole
/// bar. The single writer of plan and schedule; allocates nothing after construction.
public final class Conductor {
  /// Ticks between two pulses: decisions fall on 32nd notes only, so nothing depends on block size.
  public static final int PULSE_TICKS = Ticks.PER_STEP / 2;

  /// The longest a conductor looks ahead, in steps.
  public static final int MAX_LOOK_AHEAD = 32;

  /// By so many steps a plan grows with each pulse, beside those that are near.
  private static final int MOST_STEPS = 4;

  private static final double COMMIT_SECONDS = 0.1;
  private static final int ENTRY_TICKS = Ticks.PER_STEP / 4; // so late the band still comes in
  private static final int TONAL_ROLES = Direction.ALL_ROLES & ~(1 << Role.DRUMS.ordinal());

  private List<RolePlayer> players;
  private final BandSettings settings;
  private final Outlook outlook;
  private final Scheduler scheduler;
  private final Plan plan = new Plan();
  private final Delivery delivery;
  private final StepView view;
  private final StepContext context;
  private final StepNotes silence = new StepNotes();
  private final int lookAheadSteps;
  private double tempoBpm = 120;
  private long effectTick; // what is decided now sounds from here on
  private boolean fresh = true; // nothing has been decided since the start
  private boolean begun; // the band has come in
  private final long[] plannedEnd; // per player: the step after its last planned one
  private final long[] committedEnd; // per player: the first step that may still change
  private Chord soundingChord = Chord.NONE;
  private long replans;
  private long stepsPlanned;
  private long planningNanos;
  private long worstPlanningNanos;
  private long begunNanos;
  private long begunPlanned;

  /// Everything the band believes about the music.
  public record Outlook(
      HarmonyOutlook harmony,
      FormOutlook form,
      PerformerOutlook performer,
      Meters meters,
      Direction direction) {
    /// Nobody steers.
    public Outlook(
        HarmonyOutlook harmony, FormOutlook form, PerformerOutlook performer, Meters meters) {
      this(harmony, form, performer, meters, Direction.NONE);
    }
  }

  /// @param players at most one per role, in role order; roles without one stay silent
  /// @param lookAheadSteps how far the plan reaches, 1 to [#MAX_LOOK_AHEAD]
  public Conductor(
      List<RolePlayer> players,
      BandSettings settings,
      Outlook outlook,
      Scheduler scheduler,
      int lookAheadSteps) {
    if (lookAheadSteps < 1 || lookAheadSteps > MAX_LOOK_AHEAD) {
      throw new IllegalArgumentException(
          "look-ahead must be 1-" + MAX_LOOK_AHEAD + " steps, but was " + lookAheadSteps);
    }
    this.players =
        players.stream().filter(player -> settings.roles().contains(player.role())).toList();
    plannedEnd = new long[this.players.size()];
    committedEnd = new long[this.players.size()];
    this.settings = settings;
    this.outlook = outlook;
    this.scheduler = scheduler;
    view = new StepView(outlook, settings);
    context = view.context();
    delivery = new Delivery(plan, outlook, scheduler);
    this.lookAheadSteps = lookAheadSteps;
  }

  /// Forgets the past and starts at `step`, as after play or locate.
  public void start(long step) {
    for (int i = 0; i < players.size(); i++) {
      meet(players.get(i), step);
    }
    Arrays.fill(plannedEnd, step);
    Arrays.fill(committedEnd, step);
    plan.restart(step);
    view.start(step);
    soundingChord = Chord.NONE;
    outlook.direction().start(step);
    delivery.start();
    fresh = true;
    begun = false;
  }

  /// One decision at `tick`, a multiple of [#PULSE_TICKS]: everything heard before it counts.
  public void pulse(long tick, double tempoBpm) {
    decideAt(tick, tempoBpm);
    long firstStep = Math.ceilDiv(tick, (long) Ticks.PER_STEP);
    steer(tick);
    if (outlook.harmony().update(tick, firstStep)) {
      turn(firstStep, Math.max(effectTick, firstStep * Ticks.PER_STEP));
    }
    carryOn(tick);
  }

  /// The listeners have just decided on a step, between two pulses: a change takes effect on the
  /// next line.
  public void decide(long tick, double tempoBpm) {
    decideAt(tick, tempoBpm);
    long firstStep = Math.ceilDiv(tick, (long) Ticks.PER_STEP);
    if (outlook.harmony().update(tick, firstStep)) {
      turn(firstStep, Math.max(effectTick, firstStep * Ticks.PER_STEP));
      carryOn(tick);
    }
  }

  /// The performer has just struck something that may be a new chord. If it is one, the band is in
  /// it [ReactionTime#REACTION_SECONDS] later: in the first half of a step it plays that step anew,
  /// in the second it plays the coming step early, with the performer.
  public void react(long tick, double tempoBpm) {
    decideAt(tick, tempoBpm);
    long step = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    boolean young = tick - step * Ticks.PER_STEP < Ticks.PER_STEP / 2;
    long firstStep = young ? step : step + 1;
    if (outlook.harmony().react(tick, firstStep)) {
      turn(firstStep, effectTick);
      delivery.pull(young ? 0 : firstStep * Ticks.PER_STEP - effectTick);
    } else if (begun || !outlook.performer().hasBegun(entryStep())) {
      return;
    }
    planUntil(firstStep + 1);
    commitUntil(firstStep + 1);
    delivery.pull(0);
    handOn(tick);
    count();
  }

  /// Other players of the same roles take over at `step`, or as soon as they can; what sounds rings
  /// out.
  ///
  /// @param next as given to the constructor, roles that rest left out
  public void exchange(List<RolePlayer> next, long step) {
    assert next.size() == players.size() : "other players, same roles";
    long firstStep = Math.max(step, Math.ceilDiv(effectTick, (long) Ticks.PER_STEP));
    planUntil(firstStep);
    recall(Direction.ALL_ROLES, firstStep, upbeat(firstStep));
    players = next;
    for (int i = 0; i < players.size(); i++) {
      meet(players.get(i), firstStep);
    }
  }

  private void meet(RolePlayer player, long step) {
    player.reset(settings.seed());
    if (step > 0) {
      player.save(step - 1);
    }
  }

  /// The plan as it stands, for showing.
  public Plan plan() {
    return plan;
  }

  public long replans() {
    return replans;
  }

  public long stepsPlanned() {
    return stepsPlanned;
  }

  /// Wall time spent planning since construction.
  public long planningNanos() {
    return planningNanos;
  }

  public long worstPlanningNanos() {
    return worstPlanningNanos;
  }

  private long commitTicks() {
    return Math.round(COMMIT_SECONDS * tempoBpm / 60 * Ticks.PER_QUARTER);
  }

  private void decideAt(long tick, double newTempoBpm) {
    tempoBpm = newTempoBpm;
    effectTick = fresh ? tick : tick + ReactionTime.reactionTicks(newTempoBpm);
    fresh = false;
    delivery.from(effectTick);
    begunNanos = System.nanoTime();
    begunPlanned = stepsPlanned;
  }

  /// Replaces the plan of the tonal roles from `firstStep` on; what rings against the new chord
  /// ends at `endTick`.
  private void turn(long firstStep, long endTick) {
    recall(TONAL_ROLES & ~outlook.direction().written(firstStep), firstStep, effectTick);
    releaseStrangers(firstStep, endTick);
    delivery.planAnewFrom(firstStep);
  }

  /// Plans and hands on what comes within the commit horizon, then some of the rest of the plan.
  private void carryOn(long tick) {
    handOn(tick);
    long bar = Math.floorDiv(tick, (long) Ticks.PER_STEP) + lookAheadSteps;
    planUntil(Math.min(bar, Math.min(bar, firstUnplanned()) + MOST_STEPS));
    count();
  }

  private void handOn(long tick) {
    long horizonTick = tick + PULSE_TICKS + commitTicks();
    long commitEnd = Math.floorDiv(horizonTick + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP) + 1;
    planUntil(commitEnd);
    commitUntil(commitEnd);
  }

  private void count() {
    if (stepsPlanned > begunPlanned) {
      long nanos = System.nanoTime() - begunNanos;
      planningNanos += nanos;
      worstPlanningNanos = Math.max(worstPlanningNanos, nanos);
    }
  }

  /// Takes back what `roles` (bits) have not sounded yet. The drums do not hang on the harmony and
  /// play on when it turns.
  private void recall(int roles, long firstStep, long fromTick) {
    if (roles == Direction.NO_ROLES) {
      return;
    }
    for (int i = 0; i < players.size(); i++) {
      RolePlayer player = players.get(i);
      if ((roles >> player.role().ordinal() & 1) != 0 && plannedEnd[i] > firstStep) {
        scheduler.recall(player.role(), fromTick);
        player.restore(firstStep - 1);
        plannedEnd[i] = firstStep;
        committedEnd[i] = Math.min(committedEnd[i], firstStep);
      }
    }
    replans++;
  }

  /// Does what has been asked for from the first step on that can still be played in time.
  private void steer(long tick) {
    long firstStep = Math.ceilDiv(effectTick, (long) Ticks.PER_STEP);
    recall(outlook.direction().update(tick, firstStep), firstStep, upbeat(firstStep));
    releaseAllOf(outlook.direction().silenced(), effectTick);
    long succession = Math.max(effectTick, outlook.direction().successionTick());
    releaseAllOf(outlook.direction().succeeded(), succession);
  }

  /// The first tick on which notes of `step` may start and a decision takes effect.
  private long upbeat(long step) {
    return Math.max(effectTick, step * Ticks.PER_STEP - Delivery.AHEAD_TICKS);
  }

  private void releaseAllOf(int roles, long tick) {
    if (roles == Direction.NO_ROLES) {
      return;
    }
    for (int i = 0; i < players.size(); i++) {
      Role role = players.get(i).role();
      for (int key = 0; key < 128 && (roles >> role.ordinal() & 1) != 0; key++) {
        scheduler.release(role, key, tick);
      }
    }
  }

  private long firstUnplanned() {
    long first = Long.MAX_VALUE;
    for (long end : plannedEnd) {
      first = Math.min(first, end);
    }
    return first;
  }

  private void planUntil(long endStep) {
    for (long step = firstUnplanned(); step < endStep; step++) {
      view.look(step, tempoBpm);
      for (int i = 0; i < players.size(); i++) {
        context.notes(players.get(i).role()).copyFrom(silence);
      }
      for (int i = 0; i < players.size(); i++) {
        planStep(i, step);
      }
      plan.describe(step, context.chord, context.intensity);
      stepsPlanned++;
    }
  }

  private void planStep(int index, long step) {
    RolePlayer player = players.get(index);
    StepNotes notes = plan.notes(step, player.role());
    if (step >= plannedEnd[index]) {
      notes.clear();
      outlook.direction().prepare(player.role(), context);
      player.plan(context, notes);
      outlook.direction().shape(player.role(), context, notes, plan);
      player.save(step);
      plannedEnd[index] = step + 1;
    }
    context.notes(player.role()).copyFrom(notes);
  }

  /// Ends ringing notes that the chord now heard does not hold; the plan strikes its own at once,
  /// because for the players the chord begins with the first step that they plan anew.
  private void releaseStrangers(long firstStep, long endTick) {
    Chord chord = outlook.harmony().chordAt(firstStep);
    if (chord.equals(soundingChord)) {
      return;
    }
    soundingChord = chord;
    view.chordBegins(firstStep);
    for (int i = 0; i < players.size(); i++) {
      Role role = players.get(i).role();
      if (delivery.follows(role, firstStep)) {
        for (int key = 0; key < 128; key++) {
          if (!chord.contains(key)) {
            scheduler.release(role, key, endTick);
          }
        }
      }
    }
  }

  private void commitUntil(long endStep) {
    long entry = begun ? Long.MIN_VALUE : entryStep();
    for (int i = 0; i < players.size(); i++) {
      long step = Math.max(committedEnd[i], entry);
      for (; step < endStep; step++) {
        if (outlook.performer().hasBegun(step)) {
          delivery.deliver(players.get(i).role(), step);
          begun = true;
        } else if (!begun) {
          break;
        }
      }
      committedEnd[i] = Math.max(committedEnd[i], step);
    }
  }

  /// The first step on which the band can come in: the one that has just begun, or the next.
  private long entryStep() {
    return Math.floorDiv(effectTick + Ticks.PER_STEP - ENTRY_TICKS, (long) Ticks.PER_STEP);
  }
}
