package io.sideman.corpus.prepare;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.PlayLevels;
import io.sideman.players.tokens.StepGrid;
import java.util.DoubleSummaryStatistics;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Walks through a song as the conductor would, filling a [StepContext] per step: harmony,
/// position, the performer, and what the roles before `role` play. Density and intensity are
/// measured on the role itself, over two bars either way. What the stage would not always know (the
/// next chord, the performer) is hidden in some stretches of eight bars, the same ones every time.
final class SongWalk {
  private static final double HIDDEN_SHARE = 0.3;
  private static final double FLAT_VELOCITY =
      3; // standard deviation below which velocity says nothing

  private final Song song;
  private final Role role;
  private final Map<Role, StepGrid> grids = new EnumMap<>(Role.class);
  private final StepGrid performer;
  private final StepContext context = new StepContext();
  private final boolean velocityAlive;
  private final long firstBar;

  SongWalk(Song song, Role role) {
    this.song = song;
    this.role = role;
    song.parts().forEach((each, notes) -> grids.put(each, new StepGrid(notes)));
    performer = new StepGrid(song.performer());
    velocityAlive = spread() >= FLAT_VELOCITY;
    firstBar = song.meters().barAt(own().firstStep() * Ticks.PER_STEP);
  }

  StepGrid own() {
    return grids.getOrDefault(role, new StepGrid(List.of()));
  }

  /// The bar line at or before the role's first note.
  long firstStep() {
    return Math.ceilDiv(song.meters().barStart(firstBar), (long) Ticks.PER_STEP);
  }

  /// The end of the bar of the role's last note.
  long endStep() {
    long bar = song.meters().barAt(own().lastStep() * Ticks.PER_STEP);
    return Math.ceilDiv(song.meters().barStart(bar + 1), (long) Ticks.PER_STEP);
  }

  /// The context of one step; valid until the next call.
  StepContext at(long step) {
    long tick = step * Ticks.PER_STEP;
    Meter meter = song.meters().meterAt(tick);
    StepContext c = context;
    c.step = step;
    c.barSteps = meter.barSteps();
    c.beatSteps = meter.denominator() == 8 && meter.numerator() % 3 == 0 ? 6 : 4;
    c.stepInBar = song.meters().tickInBar(tick) / Ticks.PER_STEP;
    c.bar = song.meters().barAt(tick) - firstBar;
    c.barInSection = (int) c.bar;
    c.fill = song.fill();
    c.tempoBpm = song.tempos().bpmAt(tick);
    c.key = song.keys().at(tick);
    harmony(c, tick);
    performer(c, step);
    levels(c, step);
    for (Role each : Role.values()) {
      c.notes(each).clear();
      StepGrid grid = grids.get(each);
      if (each.compareTo(role) < 0 && grid != null) {
        c.notes(each).copyFrom(grid.at(step));
      }
    }
    return c;
  }

  private void harmony(StepContext c, long tick) {
    Chord before = c.chord;
    c.chord = song.chords().at(tick);
    boolean goesOn = before.equals(c.chord) && c.step > firstStep();
    c.stepsSinceChord = goesOn ? c.stepsSinceChord + 1 : 0;
    long change = song.chords().nextChange(tick);
    boolean known = change != Long.MAX_VALUE && !hidden(c.bar, 1);
    c.nextChord = known ? song.chords().at(change) : c.chord;
    c.stepsToNextChord =
        known
            ? (int) Math.max(1, Math.ceilDiv(change - tick, (long) Ticks.PER_STEP))
            : StepContext.UNKNOWN;
  }

  private void performer(StepContext c, long step) {
    boolean known = !performer.isEmpty() && role != Role.LEAD && !hidden(c.bar, 2);
    c.performerOnset = known && !performer.at(step).isEmpty();
    c.performerBusy = known ? performer.onsets(step - 3, step + 1) : 0;
    long silent = performer.sinceOnset(step) - 2; // a note sounds about an eighth
    c.performerSilentSteps =
        !known ? StepContext.UNKNOWN : (int) (silent < -2 ? 32 : Math.max(0, silent));
  }

  private void levels(StepContext c, long step) {
    long from = Math.max(firstStep(), step - c.stepInBar - 2L * c.barSteps);
    long to = Math.min(endStep(), step - c.stepInBar + 3L * c.barSteps);
    double bars = Math.max(1, to - from) / 16.0;
    c.density = PlayLevels.density(role, own().onsets(from, to) / bars);
    c.intensity = velocityAlive ? PlayLevels.intensity(own().meanVelocity(from, to)) : Double.NaN;
  }

  private boolean hidden(long bar, int purpose) {
    long bits = (song.name().hashCode() * 31L + (bar >> 3)) * 31L + purpose;
    return new SplittableRandom(bits).nextDouble() < HIDDEN_SHARE;
  }

  private double spread() {
    var statistics = new DoubleSummaryStatistics();
    double squares = 0;
    var notes = song.parts().getOrDefault(role, List.of());
    for (var note : notes) {
      statistics.accept(note.velocity());
      squares += (double) note.velocity() * note.velocity();
    }
    double mean = statistics.getAverage();
    return notes.isEmpty() ? 0 : Math.sqrt(Math.max(0, squares / notes.size() - mean * mean));
  }
}
