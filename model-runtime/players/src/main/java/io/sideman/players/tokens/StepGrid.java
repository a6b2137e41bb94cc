package io.sideman.players.tokens;

import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.TreeMap;

/// The notes of one part by step (16th): each note belongs to the nearest step and keeps its
/// offset.
public final class StepGrid {
  private static final StepNotes NOTHING = new StepNotes();

  private final TreeMap<Long, StepNotes> steps = new TreeMap<>();

  public StepGrid(List<Note> notes) {
    for (Note note : notes) {
      long step = stepOf(note);
      int offset = (int) (note.startTick() - step * Ticks.PER_STEP);
      int length = (int) Math.min(note.lengthTicks(), 1 << 20);
      steps
          .computeIfAbsent(step, _ -> new StepNotes())
          .tryAdd(note.key(), note.velocity(), length, offset);
    }
  }

  public static long stepOf(Note note) {
    return Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
  }

  public boolean isEmpty() {
    return steps.isEmpty();
  }

  /// The notes on a step; read only.
  public StepNotes at(long step) {
    return steps.getOrDefault(step, NOTHING);
  }

  /// First step with notes, 0 when there is none.
  public long firstStep() {
    return isEmpty() ? 0 : Math.max(0, steps.firstKey());
  }

  /// Last step with notes, -1 when there is none.
  public long lastStep() {
    return isEmpty() ? -1 : steps.lastKey();
  }

  /// Onsets from step `from` to before `to`.
  public int onsets(long from, long to) {
    return steps.subMap(from, to).values().stream().mapToInt(StepNotes::count).sum();
  }

  /// Mean velocity over those steps, NaN when nothing sounds.
  public double meanVelocity(long from, long to) {
    double sum = 0;
    int count = 0;
    for (StepNotes notes : steps.subMap(from, to).values()) {
      for (int i = 0; i < notes.count(); i++) {
        sum += notes.velocity(i);
        count++;
      }
    }
    return count == 0 ? Double.NaN : sum / count;
  }

  /// Steps since the last onset at or before `step`, or -1 when there is none.
  public long sinceOnset(long step) {
    Long last = steps.floorKey(step);
    return last == null ? -1 : step - last;
  }
}
