package io.sideman.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FailuresTest {
  @TempDir Path home;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @Test
  void aCliErrorPrintsItsMessageAndKeepsItsCode() {
    assertEquals(ExitCode.MISSING_DEVICE, report(CliError.missingDevice("No port \"X\".")));
    assertEquals("sideman: No port \"X\".\n", text());
  }

  @Test
  void aMissingFileIsNamed() {
    assertEquals(ExitCode.INVALID_INPUT, report(new NoSuchFileException("song.mid")));
    assertEquals("sideman: There is no file song.mid.\n", text());
  }

  @Test
  void aNameDoesNotSteerTheTerminal() {
    report(new NoSuchFileException("\033]0;title\007\u009b2Jna\u00efve\177.mid"));
    assertEquals("sideman: There is no file ^[]0;title^G^[2Jna\u00efve^?.mid.\n", text());
  }

  @Test
  void aNameThatTheLocaleCannotSayIsNoDefect() {
    assertEquals(
        ExitCode.INVALID_INPUT, report(new InvalidPathException("na\u00efve.mid", "unmappable")));
    assertTrue(text().contains("Set LC_ALL=C.UTF-8"), text());
  }

  @Test
  void aDefectKeepsItsTraceInALogAndOffTheScreen() throws IOException {
    assertEquals(ExitCode.DEFECT, report(new IllegalStateException("the moon is full")));
    assertTrue(text().contains("the moon is full"), text());
    assertFalse(text().contains("\tat "), text());
    try (var logs = Files.list(home.resolve("log"))) {
      String trace = Files.readString(logs.findFirst().orElseThrow());
      assertTrue(trace.contains("FailuresTest"), trace);
    }
  }

  @Test
  void aDefectIsReportedWhereNoLogCanBeWritten() throws IOException {
    Path file = Files.writeString(home.resolve("file"), "in the way");
    var failures = new Failures(console(), file);
    assertEquals(ExitCode.DEFECT, failures.report(new IllegalStateException("oh")));
    assertTrue(text().contains("No log could be written"), text());
  }

  private ExitCode report(Exception failure) {
    return new Failures(console(), home).report(failure);
  }

  private Console console() {
    var stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
    return new Console(stream, stream, false);
  }

  private String text() {
    return printed.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
