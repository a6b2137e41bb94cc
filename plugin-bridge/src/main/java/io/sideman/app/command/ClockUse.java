package io.sideman.app.command;

import io.sideman.engine.clock.BandClock.Obeys;
import java.util.Locale;

/// What `--clock` may say.
enum ClockUse {
  IN,
  OUT,
  BOTH,
  NONE;

  Obeys obeys(boolean link) {
    return new Obeys(this == IN || this == BOTH, link);
  }

  boolean sends() {
    return this == OUT || this == BOTH;
  }

  /// As it is written on the command line.
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
