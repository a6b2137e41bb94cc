package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {
  @TempDir Path home;

  @Test
  void helpListsEveryCommandThatIsNotHidden() {
    var run = CommandLineRun.of(home, "--help");
    assertEquals(0, run.code());
    for (Commands.Entry entry : Commands.all()) {
      boolean listed = run.out().contains("  " + entry.name() + " ");
      assertEquals(!entry.hidden(), listed, entry.name());
    }
    assertEquals("", run.err());
  }

  @Test
  void everyCommandExplainsItself() {
    for (Commands.Entry entry : Commands.all()) {
      if (entry.create() != null) {
        var run = CommandLineRun.of(home, entry.name(), "--help");
        assertEquals(0, run.code(), entry.name());
        assertTrue(run.out().contains("Usage: sideman " + entry.name()), run.out());
      }
    }
  }

  @Test
  void versionNamesSidemanAndJava() {
    var run = CommandLineRun.of(home, "--version");
    assertEquals(0, run.code());
    assertTrue(run.out().startsWith("Sideman "), run.out());
    assertTrue(run.out().contains("Java 2"), run.out());
  }

  @Test
  void anUnknownCommandIsNamedWithTheNextStep() {
    CommandLineRun.of(home, "accompanny").failsWith(2, "accompanny", "sideman --help");
  }

  @Test
  void anUnknownOptionIsNamed() {
    CommandLineRun.of(home, "--loud").failsWith(2, "--loud");
  }
}
