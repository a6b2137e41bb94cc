package io.sideman.app.link;

import io.sideman.engine.time.Meter;

/// Every metre a host may tell, made beforehand.
final class Metres {
  private static final int MOST_BEATS = 32;
  private static final int UNITS = 6; // 1, 2, 4, 8, 16, 32

  private final Meter[] metres = new Meter[MOST_BEATS * UNITS];

  Metres() {
    for (int beats = 1; beats <= MOST_BEATS; beats++) {
      for (int power = 0; power < UNITS; power++) {
        metres[(beats - 1) * UNITS + power] = new Meter(beats, 1 << power);
      }
    }
  }

  /// The metre, or 4/4 when there is no such one.
  Meter of(int beats, int unit) {
    boolean known =
        beats >= 1 && beats <= MOST_BEATS && unit >= 1 && unit <= 32 && Integer.bitCount(unit) == 1;
    return known ? metres[(beats - 1) * UNITS + Integer.numberOfTrailingZeros(unit)] : Meter.COMMON;
  }
}
