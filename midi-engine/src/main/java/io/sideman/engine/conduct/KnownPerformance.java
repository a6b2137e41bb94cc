package io.sideman.engine.conduct;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.event.Note;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.PriorityQueue;

/// Foresight of the performer: the whole performance has been listened to once, step by step, by
/// the same listener that works on stage, and each step keeps what was heard by its end.
public final class KnownPerformance implements PerformerOutlook {
  private final double[] intensity;
  private final boolean[] onset;
  private final int[] busy;
  private final int[] silentSteps;
  private final int[] lineSteps;
  private final int[] lowKey;
  private final int[] highKey;

  /// Listens to all of `notes` (sorted, band ticks, no drums).
  public KnownPerformance(List<Note> notes) {
    long endTick = notes.stream().mapToLong(Note::endTick).max().orElse(0);
    int steps = (int) Math.min(endTick / Ticks.PER_STEP + 2, 1 << 22);
    intensity = new double[steps];
    onset = new boolean[steps];
    busy = new int[steps];
    silentSteps = new int[steps];
    lineSteps = new int[steps];
    lowKey = new int[steps];
    highKey = new int[steps];
    listen(notes, steps);
  }

  private static long stepOf(Note note) {
    return Math.max(0, Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP));
  }

  private void listen(List<Note> notes, int steps) {
    for (Note note : notes) {
      int step = (int) stepOf(note);
      if (step < steps) {
        onset[step] = true;
      }
    }
    var listener = new PerformanceListener();
    var sounding = new PriorityQueue<Note>((a, b) -> Long.compare(a.endTick(), b.endTick()));
    int next = 0;
    for (int step = 0; step < steps; step++) {
      long end = (step + 1L) * Ticks.PER_STEP;
      while (next < notes.size() && notes.get(next).startTick() < end) {
        Note note = notes.get(next++);
        release(listener, sounding, note.startTick());
        listener.noteOn(note.startTick(), note.key(), note.velocity());
        sounding.add(note);
      }
      release(listener, sounding, end);
      listener.advance(end);
      keep(step, listener);
    }
  }

  private static void release(
      PerformanceListener listener, PriorityQueue<Note> sounding, long untilTick) {
    while (!sounding.isEmpty() && sounding.peek().endTick() <= untilTick) {
      Note note = sounding.remove();
      listener.noteOff(note.endTick(), note.key());
    }
  }

  private void keep(int step, PerformanceListener listener) {
    intensity[step] = listener.intensity();
    busy[step] = listener.onsetsInLastBeat();
    silentSteps[step] =
        (int) Math.min(listener.silentTicks() / Ticks.PER_STEP, StepContext.UNKNOWN);
    lineSteps[step] = (int) Math.min(listener.lineTicks() / Ticks.PER_STEP, StepContext.UNKNOWN);
    lowKey[step] = listener.lowKey();
    highKey[step] = listener.highKey();
  }

  @Override
  public void describe(long step, StepContext context) {
    int i = slot(step);
    boolean over = step >= intensity.length;
    context.intensity = intensity[i];
    context.performerOnset = !over && onset[i];
    context.performerBusy = over ? 0 : busy[i];
    context.performerSilentSteps = over ? StepContext.UNKNOWN : silentSteps[i];
    context.performerLineSteps = over ? StepContext.UNKNOWN : lineSteps[i];
    context.performerLowKey = lowKey[i];
    context.performerHighKey = highKey[i];
  }

  /// Known beforehand, so what was planned needs no correction.
  @Override
  public double intensityAt(long step) {
    return intensity[slot(step)];
  }

  @Override
  public boolean hasBegun(long step) {
    return true;
  }

  private int slot(long step) {
    return Math.clamp(step, 0, intensity.length - 1);
  }
}
