package io.sideman.app.osc;

import java.time.Instant;

/// A moment as OSC writes it: seconds since 1900 and their fraction.
///
/// @param bits seconds in the upper 32 bits, 2^-32 seconds in the lower; 1 means at once
record TimeTag(long bits) {
  static final TimeTag AT_ONCE = new TimeTag(1);

  private static final long SECONDS_1900_TO_1970 = 2_208_988_800L;
  private static final double NANOS_PER_UNIT = 1e9 / (1L << 32);

  static TimeTag of(Instant instant) {
    long seconds = instant.getEpochSecond() + SECONDS_1900_TO_1970;
    return new TimeTag(
        seconds << 32 | Math.round(instant.getNano() / NANOS_PER_UNIT) & 0xFFFF_FFFFL);
  }

  /// Nanoseconds from `now` until this moment; negative when it has gone by.
  long nanosAfter(Instant now) {
    if (bits == 1) {
      return 0;
    }
    // Seconds wrap in 2036; the difference does not.
    int seconds = (int) ((bits >>> 32) - (now.getEpochSecond() + SECONDS_1900_TO_1970));
    return seconds * 1_000_000_000L
        + Math.round((bits & 0xFFFF_FFFFL) * NANOS_PER_UNIT)
        - now.getNano();
  }
}
