package io.sideman.engine.score;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Onto which grid the notes of a part are written, beat by beat: 16ths, eighth triplets, 32nds or
/// 16th triplets, whichever the notes lie nearest to, the simpler one in doubt. What the page then
/// leaves out is kept beside it, so the choice is one of looks only.
final class BeatGrid {
  /// Finest step of each grid and what it costs per note, in ticks by which the next simpler one
  /// may be farther away.
  private static final int[][] STRAIGHT = {{240, 0}, {120, 30}};

  private static final int[][] SIMPLE = {{240, 0}, {320, 8}, {120, 30}, {160, 40}};
  private static final double WEIGHT_OF_ENDS = 0.25;

  /// A beat of the page.
  ///
  /// @param lengthTicks less than usual where a bar is cut short
  private record Beat(long startTick, long lengthTicks, boolean tripletsAllowed) {}

  private final MeterMap meters;
  private final Map<Long, double[]> costs = new HashMap<>(); // by start of beat, per grid

  BeatGrid(MeterMap meters, List<Note> notes) {
    this.meters = meters;
    for (Note note : notes) {
      count(note.startTick(), 1);
      count(note.endTick(), WEIGHT_OF_ENDS);
    }
  }

  /// Ticks of the beat on which the page groups notes: a dotted quarter in 6/8, 9/8 and 12/8.
  static int beatTicks(Meter meter) {
    boolean compound =
        meter.denominator() == 8 && meter.numerator() % 3 == 0 && meter.numerator() > 3;
    return compound ? 1440 : 960;
  }

  /// The nearest place of the beat's grid.
  long nearest(long tick) {
    Beat beat = beat(tick);
    long step = step(beat);
    long inBeat = Math.round((double) (tick - beat.startTick()) / step) * step;
    return beat.startTick() + Math.min(inBeat, beat.lengthTicks());
  }

  /// Finest step at `tick`.
  long stepAt(long tick) {
    return step(beat(tick));
  }

  private void count(long tick, double weight) {
    Beat beat = beat(tick);
    int[][] grids = grids(beat);
    double[] sum = costs.computeIfAbsent(beat.startTick(), _ -> new double[grids.length]);
    long inBeat = tick - beat.startTick();
    for (int i = 0; i < grids.length; i++) {
      long off = Math.floorMod(inBeat, (long) grids[i][0]);
      sum[i] += weight * (Math.min(off, grids[i][0] - off) + grids[i][1]);
    }
  }

  private long step(Beat beat) {
    int[][] grids = grids(beat);
    double[] sum = costs.get(beat.startTick());
    int best = 0;
    for (int i = 1; sum != null && i < grids.length; i++) {
      if (sum[i] < sum[best]) {
        best = i;
      }
    }
    return grids[best][0];
  }

  private static int[][] grids(Beat beat) {
    return beat.tripletsAllowed() ? SIMPLE : STRAIGHT;
  }

  private Beat beat(long tick) {
    int beatTicks = beatTicks(meters.meterAt(tick));
    long bar = meters.barStart(meters.barAt(tick));
    long next = meters.barStart(meters.barAt(tick) + 1);
    long start = bar + (tick - bar) / beatTicks * beatTicks;
    long length = Math.min(beatTicks, next - start);
    return new Beat(start, length, length == 960);
  }
}
