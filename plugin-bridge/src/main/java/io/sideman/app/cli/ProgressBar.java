package io.sideman.app.cli;

import java.util.Locale;
import java.util.function.LongSupplier;

/// Tells how far a piece of work is and how long it will take. Silent for work under half a second;
/// redraws one line on a terminal, and elsewhere writes a line every ten seconds. Used by one
/// thread.
public final class ProgressBar implements AutoCloseable {
  private static final long FIRST_NANOS = 500_000_000L;
  private static final long REDRAW_NANOS = 100_000_000L;
  private static final long LINE_NANOS = 10_000_000_000L;
  private static final int CELLS = 28;

  private final Console console;
  private final String what;
  private final LongSupplier clockNanos;
  private final long startNanos;
  private long nextNanos;
  private boolean drawn;

  ProgressBar(Console console, String what, LongSupplier clockNanos) {
    this.console = console;
    this.what = what;
    this.clockNanos = clockNanos;
    startNanos = clockNanos.getAsLong();
    nextNanos = startNanos + (console.bars() ? FIRST_NANOS : LINE_NANOS);
  }

  /// Reports the share done, 0 to 1. Cheap enough to call often.
  public void update(double share) {
    update(share, "");
  }

  /// Reports the share done, 0 to 1, and says more.
  public void update(double share, String more) {
    long now = clockNanos.getAsLong();
    if (now < nextNanos) {
      return;
    }
    double part = Math.clamp(share, 0, 1);
    String text =
        String.format(
            Locale.ROOT,
            "%s %3.0f %%%s%s",
            what,
            100 * part,
            more,
            timeLeft(part, now - startNanos));
    if (console.bars()) {
      console.err().print("\r\033[K" + bar(part) + " " + text);
      console.err().flush();
      drawn = true;
      nextNanos = now + REDRAW_NANOS;
    } else {
      console.err().println(text);
      nextNanos = now + LINE_NANOS;
    }
  }

  /// Reports `done` of `total` pieces.
  public void update(long done, long total) {
    update(total <= 0 ? 0 : (double) done / total);
  }

  /// Takes the bar off the screen.
  @Override
  public void close() {
    if (drawn) {
      console.err().print("\r\033[K");
      console.err().flush();
      drawn = false;
    }
  }

  private static String bar(double share) {
    int full = (int) Math.round(share * CELLS);
    return "[" + "#".repeat(full) + "-".repeat(CELLS - full) + "]";
  }

  private static String timeLeft(double share, long elapsedNanos) {
    if (share < 0.01) {
      return "";
    }
    long seconds = Math.round(elapsedNanos / 1e9 * (1 - share) / share);
    return seconds < 90
        ? ", " + seconds + " s left"
        : ", " + Math.round(seconds / 60.0) + " min left";
  }
}
