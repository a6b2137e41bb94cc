package io.sideman.app.doctor;

import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Makes garbage as fast as it can, so that the collector works while something is measured.
public final class Garbage implements AutoCloseable {
  private static final int KEPT = 4096;

  private final Thread thread = new Thread(this::run, "garbage");
  private volatile boolean stops;

  /// Begins; `hard` false makes none.
  public Garbage(boolean hard) {
    stops = !hard;
    thread.setDaemon(true);
    thread.start();
  }

  private void run() {
    var kept = new byte[KEPT][];
    while (!stops) {
      for (int i = 0; i < 64; i++) {
        kept[ThreadLocalRandom.current().nextInt(KEPT)] =
            new byte[ThreadLocalRandom.current().nextInt(64, 16_384)];
      }
      LockSupport.parkNanos(100_000);
    }
  }

  @Override
  public void close() {
    stops = true;
  }
}
