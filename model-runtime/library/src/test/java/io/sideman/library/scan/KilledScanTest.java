package io.sideman.library.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.index.LibraryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KilledScanTest {
  private static final int FILES = 40;

  @TempDir Path temporary;

  @Test
  void killedTwiceItLosesNothingAndAnalysesNothingAgain() throws Exception {
    Path music = Files.createDirectories(temporary.resolve("music"));
    for (int i = 0; i < FILES; i++) {
      Files.writeString(music.resolve("tune%02d.tune".formatted(i)), "tune" + i);
    }
    Path deadly = Files.writeString(music.resolve("tune19b.tune"), "deadly");
    for (int kill = 1; kill <= 2; kill++) {
      Process process = start(music);
      awaitDeadly(process, kill);
      process.destroyForcibly().waitFor();
      try (var index = LibraryIndex.open(temporary.resolve("library/index"))) {
        assertTrue(index.size() <= FILES, "it can be read after kill " + kill);
      }
    }
    Process last = start(music);
    assertTrue(last.waitFor(60, TimeUnit.SECONDS));
    assertEquals(0, last.exitValue());
    List<String> begun = begun();
    assertEquals(2, Collections.frequency(begun, "deadly"));
    for (int i = 0; i < FILES; i++) {
      assertEquals(1, Collections.frequency(begun, "tune" + i), "tune" + i);
    }
    try (var index = LibraryIndex.open(temporary.resolve("library/index"))) {
      assertEquals(FILES, index.size());
      assertEquals(
          "the analysis ended twice while it was read",
          index.failure(deadly).orElseThrow().reason());
    }
  }

  private Process start(Path music) throws IOException {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx128m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-cp",
            System.getProperty("java.class.path"),
            DeadlyScan.class.getName(),
            temporary.resolve("library").toString(),
            music.toString(),
            temporary.resolve("begun").toString())
        .redirectErrorStream(true)
        .redirectOutput(temporary.resolve("log").toFile())
        .start();
  }

  private void awaitDeadly(Process process, int times) throws IOException, InterruptedException {
    long end = System.nanoTime() + 60_000_000_000L;
    while (Collections.frequency(begun(), "deadly") < times) {
      String log = Files.readString(temporary.resolve("log"));
      assertTrue(process.isAlive() && System.nanoTime() < end, log);
      Thread.sleep(10);
    }
  }

  private List<String> begun() throws IOException {
    Path file = temporary.resolve("begun");
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }
}
