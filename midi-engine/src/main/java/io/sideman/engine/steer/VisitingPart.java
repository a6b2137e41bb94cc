package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.MeterFit;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import java.util.List;

/// Whole bars of written notes that go round and round in the place of one role's player, or beside
/// him. Made on any thread; from then on the conductor thread's, and of one band alone. Playing
/// allocates nothing.
public final class VisitingPart {
  /// Notes up to so much ahead of a line belong to the step behind it, as a delivery may be early.
  private static final int AHEAD_TICKS = Ticks.PER_STEP / 4;

  private final Role role;
  private final boolean beside;
  private final int bars;
  private final int barSteps;
  private final int[] firsts; // index of the first note of each step, and one more for the end
  private final int[] keys;
  private final int[] velocities;
  private final int[] lengths;
  private final int[] offsets;
  private final MeterFit fit;

  /// @param notes in band ticks from the first bar line on
  /// @param bars of `meter`; what lies behind them is left out
  /// @param beside whether the role's own player goes on
  public VisitingPart(Role role, List<Note> notes, Meter meter, int bars, boolean beside) {
    this.role = role;
    this.bars = bars;
    this.beside = beside;
    barSteps = meter.barSteps();
    fit = new MeterFit(meter);
    long end = (long) bars * barSteps * Ticks.PER_STEP;
    List<Note> kept = notes.stream().filter(note -> note.startTick() < end).sorted().toList();
    firsts = new int[bars * barSteps + 1];
    for (Note note : kept) {
      firsts[step(note) + 1]++;
    }
    for (int step = 1; step < firsts.length; step++) {
      firsts[step] += firsts[step - 1];
    }
    keys = new int[kept.size()];
    velocities = new int[kept.size()];
    lengths = new int[kept.size()];
    offsets = new int[kept.size()];
    int[] places = firsts.clone();
    for (Note note : kept) {
      int i = places[step(note)]++;
      keys[i] = note.key();
      velocities[i] = note.velocity();
      lengths[i] = (int) Math.min(note.endTick(), end) - (int) note.startTick();
      offsets[i] = (int) Math.floorMod(note.startTick() + AHEAD_TICKS, (long) Ticks.PER_STEP);
      offsets[i] -= AHEAD_TICKS;
    }
  }

  /// The last notes of the last bar may lead into the first step of the next round.
  private int step(Note note) {
    long step = Math.floorDiv(note.startTick() + AHEAD_TICKS, (long) Ticks.PER_STEP);
    return (int) Math.floorMod(step, (long) bars * barSteps);
  }

  Role role() {
    return role;
  }

  boolean isBeside() {
    return beside;
  }

  /// Adds what sounds on a step to `out`.
  ///
  /// @param barsIn since the part came in
  void play(StepContext context, long barsIn, StepNotes out) {
    fit.update(context.barSteps, context.beatSteps);
    int inBar = fit.inBar(context.stepInBar);
    if (inBar == MeterFit.NOTHING) {
      return;
    }
    int step = (int) Math.floorMod(barsIn, (long) bars) * barSteps + inBar;
    // Before it came in nothing was written: no notes lead into its first bar.
    int earliest = barsIn == 0 && context.stepInBar == 0 ? 0 : -AHEAD_TICKS;
    int own = out.count();
    for (int i = firsts[step]; i < firsts[step + 1]; i++) {
      if (offsets[i] >= earliest && !contains(out, own, keys[i])) {
        out.tryRepeat(keys[i], velocities[i], length(context.stepInBar, i), offsets[i]);
      }
    }
  }

  /// True when the role's own player strikes the key on this step.
  private static boolean contains(StepNotes notes, int own, int key) {
    for (int i = 0; i < own; i++) {
      if (notes.key(i) == key) {
        return true;
      }
    }
    return false;
  }

  /// In bars of another metre notes end where the part jumps.
  private int length(int stepInBar, int index) {
    if (fit.isExact()) {
      return lengths[index];
    }
    int steps = Math.ceilDiv(lengths[index], Ticks.PER_STEP);
    int most = fit.length(stepInBar, steps) * Ticks.PER_STEP - Math.max(0, offsets[index]);
    return Math.clamp(lengths[index], 1, Math.max(1, most));
  }
}
