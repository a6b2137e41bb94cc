package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.PlayLevels;
import io.sideman.players.tokens.StepGrid;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Walks through a piece as the conductor would, filling a [StepContext] per step. How busily and
/// how hard the role plays is measured around the gap, never in it.
final class GapWalk {
  private static final int NEAR_BARS = 4;

  private final Surroundings piece;
  private final Role role;
  private final StepGrid own;
  private final StepGrid performer;
  private final Map<Role, StepGrid> others = new EnumMap<>(Role.class);
  private final StepContext context = new StepContext();
  private final long firstBar;
  private final double density;
  private final double intensity;

  /// @param line the role's notes outside the gap, in the register its codec speaks
  GapWalk(Surroundings piece, Gap gap, List<Note> line) {
    this.piece = piece;
    role = gap.role();
    own = new StepGrid(line);
    performer = new StepGrid(role == Role.LEAD ? List.of() : piece.performer());
    piece
        .parts()
        .forEach((each, notes) -> {
          if (each.compareTo(role) < 0) {
            others.put(each, new StepGrid(notes));
          }
        });
    long first = line.isEmpty() ? gap.fromTick() : line.getFirst().startTick();
    firstBar = piece.meters().barAt(Math.clamp(first, 0, gap.fromTick()));
    double[] levels = levels(gap);
    density = gap.density().orElse(levels[0]);
    intensity = levels[1];
  }

  /// Density and intensity of the bars next to the gap.
  private double[] levels(Gap gap) {
    var meters = piece.meters();
    long before = meters.barStart(Math.max(firstBar, meters.barAt(gap.fromTick()) - NEAR_BARS));
    long after = meters.barStart(meters.barAt(gap.toTick()) + NEAR_BARS);
    long from = before / Ticks.PER_STEP;
    long to = after / Ticks.PER_STEP;
    long gapFrom = gap.fromTick() / Ticks.PER_STEP;
    long gapTo = gap.toTick() / Ticks.PER_STEP;
    long last = Math.clamp(own.lastStep() + 1, gapTo, to);
    double bars = (gapFrom - from + last - gapTo) / 16.0;
    int notes = own.onsets(from, gapFrom) + own.onsets(gapTo, last);
    double near = bars <= 0 ? 0.5 : PlayLevels.density(role, notes / bars);
    return new double[] {near, PlayLevels.intensity(own.meanVelocity(from, to))};
  }

  /// The bar line from which the role is heard.
  long firstStep() {
    return Math.ceilDiv(piece.meters().barStart(firstBar), (long) Ticks.PER_STEP);
  }

  double density() {
    return density;
  }

  StepGrid own() {
    return own;
  }

  /// The context of one step; valid until the next call.
  StepContext at(long step) {
    long tick = step * Ticks.PER_STEP;
    Meter meter = piece.meters().meterAt(tick);
    StepContext c = context;
    c.step = step;
    c.barSteps = meter.barSteps();
    c.beatSteps = meter.denominator() == 8 && meter.numerator() % 3 == 0 ? 6 : 4;
    c.stepInBar = piece.meters().tickInBar(tick) / Ticks.PER_STEP;
    c.bar = piece.meters().barAt(tick) - firstBar;
    c.barInSection = (int) c.bar;
    c.tempoBpm = piece.tempos().bpmAt(tick);
    c.key = piece.keys().at(tick);
    c.density = density;
    c.intensity = intensity;
    harmony(c, tick);
    performer(c, step);
    others.forEach((each, grid) -> c.notes(each).copyFrom(grid.at(step)));
    return c;
  }

  private void harmony(StepContext c, long tick) {
    c.chord = piece.chords().at(tick);
    c.stepsSinceChord = sinceChord(tick);
    long change = piece.chords().nextChange(tick);
    boolean known = change != Long.MAX_VALUE;
    c.nextChord = known ? piece.chords().at(change) : c.chord;
    c.stepsToNextChord =
        known
            ? (int) Math.max(1, Math.ceilDiv(change - tick, (long) Ticks.PER_STEP))
            : StepContext.UNKNOWN;
  }

  private int sinceChord(long tick) {
    int steps = 0;
    long at = tick - Ticks.PER_STEP;
    while (steps < 64 && at >= 0 && piece.chords().at(at).equals(context.chord)) {
      steps++;
      at -= Ticks.PER_STEP;
    }
    return steps;
  }

  private void performer(StepContext c, long step) {
    boolean known = !performer.isEmpty();
    c.performerOnset = known && !performer.at(step).isEmpty();
    c.performerBusy = known ? performer.onsets(step - 3, step + 1) : 0;
    long silent = performer.sinceOnset(step) - 2; // a note sounds about an eighth
    c.performerSilentSteps =
        !known ? StepContext.UNKNOWN : (int) (silent < -2 ? 32 : Math.max(0, silent));
  }
}
