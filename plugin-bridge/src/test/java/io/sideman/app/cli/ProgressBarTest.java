package io.sideman.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private static final long SECOND = 1_000_000_000L;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
  private long nowNanos;

  @Test
  void shortWorkShowsNothing() {
    try (var bar = bar(true)) {
      nowNanos = SECOND / 4;
      bar.update(0.9);
    }
    assertEquals("", text());
  }

  @Test
  void aTerminalSeesShareAndTimeLeftOnOneLine() {
    try (var bar = bar(true)) {
      nowNanos = 10 * SECOND;
      bar.update(1, 4);
    }
    assertTrue(text().contains("listening  25 %, 30 s left"), text());
    assertTrue(text().endsWith("\r\033[K"), "the bar is taken away");
    assertTrue(!text().contains("\n"), text());
  }

  @Test
  void aFileGetsALineEveryTenSeconds() {
    try (var bar = bar(false)) {
      for (int second = 1; second <= 30; second++) {
        nowNanos = second * SECOND;
        bar.update(second, 60);
      }
    }
    assertEquals(3, text().lines().count(), text());
  }

  @Test
  void longWaitsAreToldInMinutes() {
    try (var bar = bar(false)) {
      nowNanos = 60 * SECOND;
      bar.update(0.1);
    }
    assertTrue(text().contains("9 min left"), text());
  }

  private ProgressBar bar(boolean bars) {
    var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new ProgressBar(new Console(stream, stream, bars), "listening", () -> nowNanos);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8);
  }
}
