package io.sideman.library.symbolic;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.players.loop.LoopGrid;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What tells a drum fill from a groove of the same length, as numbers about 0 to 1. Any thread.
public final class FillSigns {
  /// Toms and snare by their share of strokes; half beats on which hat or ride keep time; how
  /// unevenly strokes lie on beats; bars that begin with a kick; how a beat resembles the one two
  /// beats later; silence in the last beat.
  public static final List<String> NAMES =
      List.of("toms", "snare", "time", "uneven", "downbeat", "repeats", "rest");

  private static final int BEAT = LoopGrid.SLOTS_PER_BEAT;
  private static final int HALF = BEAT / 2;
  private static final int KICK = 0;
  private static final int SNARE = 1;
  private static final int FIRST_TOM = 2;
  private static final int LAST_TOM = 4;
  private static final int[] TIME = {5, 6, 8}; // hats and ride
  private static final int SIXTEENTHS = 4; // a beat is full with so many strokes

  private final StrikeGrid grid;
  private final int beats;

  private FillSigns(StrikeGrid grid) {
    this.grid = grid;
    beats = grid.cells() / BEAT;
  }

  /// Of drums by themselves, in band ticks.
  public static float[] of(List<Note> drums, Meter meter) {
    var piece = Piece.of(Map.of(Role.DRUMS, drums), Optional.empty(), MeterMap.of(meter), 120);
    var grid = new StrikeGrid();
    grid.read(piece, SymbolicAnalyst.bars(piece));
    return of(grid);
  }

  static float[] of(StrikeGrid grid) {
    var signs = new FillSigns(grid);
    int strokes = 1;
    int toms = 0;
    for (int row = 0; row < Rows.DRUMS; row++) {
      strokes += grid.count(row);
      toms += row >= FIRST_TOM && row <= LAST_TOM ? grid.count(row) : 0;
    }
    return new float[] {
      (float) toms / strokes,
      (float) grid.count(SNARE) / strokes,
      signs.time(),
      signs.uneven(),
      signs.downbeat(),
      signs.repeats(),
      signs.beats == 0 ? 0 : 1 - Math.min(1, (float) signs.strokes(signs.beats - 1) / SIXTEENTHS)
    };
  }

  private float time() {
    int halves = grid.cells() / HALF;
    int kept = 0;
    for (int half = 0; half < halves; half++) {
      kept += keepsTime(half) ? 1 : 0;
    }
    return halves == 0 ? 0 : (float) kept / halves;
  }

  private boolean keepsTime(int half) {
    for (int slot = 0; slot < HALF; slot++) {
      for (int row : TIME) {
        if (grid.strength(half * HALF + slot, row) > 0) {
          return true;
        }
      }
    }
    return false;
  }

  /// Slots of a beat that anything strikes.
  private int strokes(int beat) {
    int count = 0;
    for (int slot = 0; slot < BEAT; slot++) {
      count += grid.isStruck(beat * BEAT + slot) ? 1 : 0;
    }
    return count;
  }

  /// Standard deviation of strokes per beat, as a share of a full one.
  private float uneven() {
    double sum = 0;
    double squares = 0;
    for (int beat = 0; beat < beats; beat++) {
      int count = strokes(beat);
      sum += count;
      squares += count * count;
    }
    double mean = sum / Math.max(1, beats);
    double variance = squares / Math.max(1, beats) - mean * mean;
    return (float) (Math.sqrt(Math.max(0, variance)) / SIXTEENTHS);
  }

  private float downbeat() {
    int kicks = 0;
    for (int bar = 0; bar < grid.bars(); bar++) {
      kicks += grid.strength(bar * grid.slots(), KICK) > 0 ? 1 : 0;
    }
    return (float) kicks / grid.bars();
  }

  private float repeats() {
    float sum = 0;
    for (int beat = 0; beat + 2 < beats; beat++) {
      sum += cosine(beat * BEAT, (beat + 2) * BEAT);
    }
    return sum / Math.max(1, beats - 2);
  }

  private float cosine(int a, int b) {
    double product = 0;
    double first = 1e-9;
    double second = 1e-9;
    for (int slot = 0; slot < BEAT; slot++) {
      for (int row = 0; row < Rows.DRUMS; row++) {
        float one = grid.strength(a + slot, row);
        float other = grid.strength(b + slot, row);
        product += one * other;
        first += one * one;
        second += other * other;
      }
    }
    return (float) (product / Math.sqrt(first * second));
  }
}
