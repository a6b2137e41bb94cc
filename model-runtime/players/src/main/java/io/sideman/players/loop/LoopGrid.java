package io.sideman.players.loop;

import io.sideman.engine.time.Ticks;

/// 16ths and eighth triplets of 4/4 as one grid: six slots in a beat, 24 in a bar.
public final class LoopGrid {
  public static final int SLOTS_PER_BEAT = 6;
  public static final int BEATS_PER_BAR = 4;
  public static final int SLOTS_PER_BAR = SLOTS_PER_BEAT * BEATS_PER_BAR;
  public static final long BAR_TICKS = (long) BEATS_PER_BAR * Ticks.PER_QUARTER;

  private static final int[] TICKS = {0, 240, 320, 480, 640, 720}; // within the beat
  private static final int[] BORDERS = {120, 280, 400, 560, 680, 840}; // halfway to the next slot

  private static final byte[] STRAIGHT = nearest(0, 1, 3, 5, 6); // by tick of the beat
  private static final byte[] TRIPLET = nearest(0, 2, 4, 6);

  private LoopGrid() {}

  /// For each tick of a beat the nearest of slots that lie evenly in it.
  private static byte[] nearest(int... slots) {
    byte[] result = new byte[Ticks.PER_QUARTER];
    int unit = Ticks.PER_QUARTER / (slots.length - 1);
    for (int tick = 0; tick < result.length; tick++) {
      result[tick] = (byte) slots[(tick + unit / 2) / unit];
    }
    return result;
  }

  /// The slot nearest to `tick`; halfway belongs to the later one.
  public static int slot(long tick) {
    long beat = Math.floorDiv(tick, (long) Ticks.PER_QUARTER);
    long within = Math.floorMod(tick, (long) Ticks.PER_QUARTER);
    int slot = 0;
    while (slot < SLOTS_PER_BEAT && within >= BORDERS[slot]) {
      slot++;
    }
    return Math.toIntExact(beat * SLOTS_PER_BEAT + slot);
  }

  /// The nearest slot among the straight ones or among the triplet ones of a beat.
  public static int slot(long tick, boolean triplet) {
    long beat = Math.floorDiv(tick, (long) Ticks.PER_QUARTER);
    long within = Math.floorMod(tick, (long) Ticks.PER_QUARTER);
    byte slot = triplet ? TRIPLET[(int) within] : STRAIGHT[(int) within];
    return Math.toIntExact(beat * SLOTS_PER_BEAT + slot);
  }

  /// Where a slot begins.
  public static long tick(int slot) {
    int beat = Math.floorDiv(slot, SLOTS_PER_BEAT);
    return (long) beat * Ticks.PER_QUARTER + TICKS[Math.floorMod(slot, SLOTS_PER_BEAT)];
  }

  /// True for the two slots of a beat that only triplets use.
  public static boolean isTriplet(int slot) {
    int within = Math.floorMod(slot, SLOTS_PER_BEAT);
    return within == 2 || within == 4;
  }
}
