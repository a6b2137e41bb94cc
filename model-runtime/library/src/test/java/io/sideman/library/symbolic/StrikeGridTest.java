package io.sideman.library.symbolic;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// One grid reads piece after piece; what it sums must be what a plain count of each piece says.
class StrikeGridTest {
  private static final int SLOTS = 24;

  private final StrikeGrid grid = new StrikeGrid();

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void sumsWhatAPlainCountSums(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 30; round++) {
      int bars = 1 + random.nextInt(20);
      List<Note> drums = drums(random, bars);
      List<Note> lead = List.of(new Note(0, 240, 100, 80, 0)); // high: no row of drums, top band
      var parts = Map.of(Role.DRUMS, drums, Role.LEAD, lead);
      grid.read(Piece.of(parts, Optional.empty(), MeterMap.of(Meter.COMMON), 100), bars);
      check(drums, bars, "seed " + seed + ", round " + round);
    }
  }

  /// Strokes on 16ths, of any force, many at once.
  private static List<Note> drums(SplittableRandom random, int bars) {
    var notes = new ArrayList<Note>();
    for (int i = 0; i < 12 * bars; i++) {
      long start = (long) random.nextInt(16 * bars) * Ticks.PER_STEP;
      int key = 35 + random.nextInt(20);
      notes.add(new Note(start, 100, key, 1 + random.nextInt(127), 9));
    }
    return notes;
  }

  private void check(List<Note> drums, int bars, String where) {
    boolean[] any = new boolean[bars * SLOTS];
    any[0] = true; // the lead
    for (int row = 0; row < Rows.DRUMS; row++) {
      float[] strikes = new float[bars * SLOTS];
      for (Note note : drums) {
        var voice = new Voice("", true, Families.of(Role.DRUMS), Optional.of(Role.DRUMS), drums);
        int cell = (int) (note.startTick() / Ticks.PER_QUARTER) * 6;
        cell += new int[] {0, 1, 3, 5}[(int) (note.startTick() / Ticks.PER_STEP % 4)];
        any[cell] = true;
        if (Rows.of(voice, note) == row) {
          strikes[cell] = Math.max(strikes[cell], note.velocity() / 127f);
        }
      }
      check(row, strikes, bars, where + ", row " + row);
    }
    int onsets = 0;
    for (boolean each : any) {
      onsets += each ? 1 : 0;
    }
    assertEquals(onsets, grid.onsets(), where);
  }

  private void check(int row, float[] strikes, int bars, String where) {
    float[] folded = new float[SLOTS];
    int count = 0;
    double force = 0;
    for (int cell = 0; cell < strikes.length; cell++) {
      folded[cell % SLOTS] += strikes[cell] / bars;
      count += strikes[cell] > 0 ? 1 : 0;
      force += strikes[cell];
    }
    assertArrayEquals(folded, grid.folded(row), where); // bit for bit
    assertEquals(count, grid.count(row), where);
    if (count > 0) {
      assertEquals(force / count, grid.force(row), where);
    }
  }
}
