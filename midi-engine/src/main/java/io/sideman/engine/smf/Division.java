package io.sideman.engine.smf;

import io.sideman.engine.time.Ticks;

/// What one tick of a file means, and how it maps to band ticks (960 per quarter).
public sealed interface Division {
  /// Musical time.
  ///
  /// @param ticksPerQuarter 1 to 32767
  record Metrical(int ticksPerQuarter) implements Division {
    public Metrical {
      if (ticksPerQuarter < 1 || ticksPerQuarter > 0x7FFF) {
        throw new IllegalArgumentException(
            "ticks per quarter must be 1-32767, but was " + ticksPerQuarter);
      }
    }
  }

  /// Real time. Band time then is a grid of quarters at 120 bpm, two to the second.
  ///
  /// @param framesPerSecond 24, 25, 29 (which means 29.97) or 30
  /// @param ticksPerFrame 1 to 255
  record Smpte(int framesPerSecond, int ticksPerFrame) implements Division {
    public Smpte {
      if (framesPerSecond != 24
          && framesPerSecond != 25
          && framesPerSecond != 29
          && framesPerSecond != 30) {
        throw new IllegalArgumentException(
            "SMPTE frames per second must be 24, 25, 29 or 30, but was " + framesPerSecond);
      }
      if (ticksPerFrame < 1 || ticksPerFrame > 255) {
        throw new IllegalArgumentException(
            "SMPTE ticks per frame must be 1-255, but was " + ticksPerFrame);
      }
    }
  }

  /// The division Sideman writes: the file's ticks are band ticks.
  static Division band() {
    return new Metrical(Ticks.PER_QUARTER);
  }

  /// The division that a file header encodes in its last two bytes.
  static Division ofHeader(int bits) {
    return (bits & 0x8000) == 0 ? new Metrical(bits) : new Smpte(-(byte) (bits >> 8), bits & 0xFF);
  }

  /// The two header bytes.
  default int headerBits() {
    return switch (this) {
      case Metrical(int ticksPerQuarter) -> ticksPerQuarter;
      case Smpte(int framesPerSecond, int ticksPerFrame) ->
          (-framesPerSecond & 0xFF) << 8 | ticksPerFrame;
    };
  }

  /// File ticks in one quarter note of band time.
  default double ticksPerBandQuarter() {
    return switch (this) {
      case Metrical(int ticksPerQuarter) -> ticksPerQuarter;
      case Smpte(int framesPerSecond, int ticksPerFrame) ->
          (framesPerSecond == 29 ? 30_000 / 1001.0 : framesPerSecond) * ticksPerFrame / 2;
    };
  }

  /// Band tick nearest to a tick of the file.
  default long toBand(long fileTick) {
    return switch (this) {
      case Metrical(int ticksPerQuarter) ->
          Math.floorDiv(fileTick * Ticks.PER_QUARTER * 2 + ticksPerQuarter, 2L * ticksPerQuarter);
      case Smpte _ -> Math.round(fileTick * (Ticks.PER_QUARTER / ticksPerBandQuarter()));
    };
  }

  /// File tick nearest to a band tick.
  default long toFile(long bandTick) {
    return switch (this) {
      case Metrical(int ticksPerQuarter) ->
          Math.floorDiv(bandTick * ticksPerQuarter * 2 + Ticks.PER_QUARTER, 2L * Ticks.PER_QUARTER);
      case Smpte _ -> Math.round(bandTick * (ticksPerBandQuarter() / Ticks.PER_QUARTER));
    };
  }
}
