package io.sideman.app.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GoingFirstTest {
  private static final int PRIORITY_AFTER_NAME = 37; // field 40 of proc_pid_stat(5)
  private static final String USUAL = "0 0";

  /// Real-time priority and policy of the thread that asks.
  private static String rank() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
      return fields[PRIORITY_AFTER_NAME] + " " + fields[PRIORITY_AFTER_NAME + 1];
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyTheThreadItselfGoesFirstAndOnlyWhereItMay() throws InterruptedException {
    var seen = new AtomicReference<>("");
    var child = new AtomicReference<>("");
    Thread thread =
        GoingFirst.thread(
            "band",
            () -> {
              seen.set(rank());
              startAndWait(() -> child.set(rank()));
            });
    thread.start();
    thread.join();

    assertEquals(GoingFirst.isGranted() ? "2 2" : USUAL, seen.get());
    assertEquals(USUAL, child.get(), "what it starts is usual again");
    assertEquals(USUAL, rank());
  }

  private static void startAndWait(Runnable work) {
    var thread = new Thread(work);
    thread.start();
    try {
      thread.join();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
