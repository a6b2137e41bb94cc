package io.sideman.app.shim;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class GivingWayTest {
  private static final int NICE_AFTER_NAME = 16; // field 19 of proc_pid_stat(5)

  private static int niceness() {
    try {
      String stat = Files.readString(Path.of("/proc/thread-self/stat"));
      String fields = stat.substring(stat.lastIndexOf(')') + 2);
      return Integer.parseInt(fields.split(" ", -1)[NICE_AFTER_NAME]);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void onlyTheThreadItselfGivesWay() throws InterruptedException {
    int own = niceness();
    var seen = new AtomicInteger(-100);
    Thread thread = GivingWay.daemon("quiet", () -> seen.set(niceness()));
    thread.start();
    thread.join();
    assertEquals(5, seen.get());
    assertEquals(own, niceness());
    assertTrue(thread.isDaemon());
  }
}
