package io.sideman.engine.listen.harmony;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// Lays the notes of a file out as steps, through the same ledger as live playing.
final class Steps {
  /// Longest stretch heard, in steps: 2048 bars of 4/4. What comes later in a file is not analysed.
  private static final int MAX_STEPS = 1 << 15;

  private record Edge(long tick, int key, boolean on) {}

  private Steps() {}

  /// One past the last step in which something sounds or starts.
  private static long end(List<Edge> sorted) {
    long end = Math.ceilDiv(sorted.getLast().tick(), (long) Ticks.PER_STEP);
    for (int i = sorted.size() - 1; i >= 0; i--) {
      if (sorted.get(i).on()) {
        return Math.max(end, NoteLedger.stepOf(sorted.get(i).tick()) + 1);
      }
    }
    return end;
  }

  static StepRing of(List<Note> notes) {
    var edges = new ArrayList<Edge>();
    for (Note note : notes) {
      if (!note.isDrum()) {
        edges.add(new Edge(note.startTick(), note.key(), true));
        edges.add(new Edge(note.endTick(), note.key(), false));
      }
    }
    if (edges.isEmpty()) {
      return new StepRing(1);
    }
    // Ends before starts, so that a repeated note counts as one that starts.
    edges.sort((a, b) ->
        a.tick() != b.tick() ? Long.compare(a.tick(), b.tick()) : Boolean.compare(a.on(), b.on()));
    long first = NoteLedger.stepOf(edges.getFirst().tick());
    long end = Math.min(end(edges), first + MAX_STEPS);
    var ring = new StepRing((int) (end - first));
    var ledger = new NoteLedger(ring);
    ledger.restart(first);
    for (Edge edge : edges) {
      while (ledger.openStep() < Math.min(end, NoteLedger.stepOf(edge.tick()))) {
        ledger.close();
      }
      if (ledger.openStep() >= end) {
        break;
      }
      if (edge.on()) {
        ledger.noteOn(edge.tick(), edge.key());
      } else {
        ledger.noteOff(edge.tick(), edge.key());
      }
    }
    while (ledger.openStep() < end) {
      ledger.close();
    }
    return ring;
  }
}
