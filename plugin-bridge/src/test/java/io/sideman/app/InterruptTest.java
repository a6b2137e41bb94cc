package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A real process, stopped in the middle of its work as Ctrl-C and `kill` do.
class InterruptTest {
  private static final long PATIENCE_SECONDS = 120;

  @TempDir Path folder;

  @Test
  void aStoppedCommandLeavesTheOldFileAndNoScraps() throws Exception {
    Path song = Files.write(folder.resolve("song.mid"), SongFiles.endingAt(2_000 * 3840L));
    Path out = Files.writeString(folder.resolve("band.mid"), "old");
    Process process = start("accompany", song.toString(), "--out", out.toString());
    try {
      waitForScraps(process);
      process.destroy();
      assertTrue(process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS), "it does not stop");
    } finally {
      process.destroyForcibly();
    }
    assertNotEquals(0, process.exitValue());
    assertEquals("old", Files.readString(out));
    assertEquals(List.of("band.mid", "song.mid"), names());
  }

  private Process start(String... line) throws IOException {
    var command =
        new ArrayList<String>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "--add-modules",
                "jdk.incubator.vector",
                "-Dsideman.presets=" + System.getProperty("sideman.presets"),
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    command.addAll(List.of(line));
    return new ProcessBuilder(command)
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
        .start();
  }

  /// The temporary file tells that the work has begun.
  private void waitForScraps(Process process) throws IOException, InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (names().size() < 3) {
      assertTrue(process.isAlive(), "it ended too early");
      assertTrue(System.nanoTime() < end, "it never began");
      Thread.sleep(20);
    }
  }

  private List<String> names() throws IOException {
    try (var files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }
}
