package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.learn.LearnFile;
import java.io.IOException;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ControlsCommandTest {
  @TempDir private Path home;

  /// A port where nobody answers.
  private static String silentPort() throws IOException {
    try (var socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
      return Integer.toString(socket.getLocalPort());
    }
  }

  @Test
  void listsEveryControlWithWhatMovesIt() {
    CommandLineRun run = CommandLineRun.of(home, "controls");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().lines().anyMatch(l -> l.matches(" *2 +/sideman/intensity +- .*")));
    assertTrue(run.out().lines().anyMatch(l -> l.matches(" *35 +/sideman/gesture/fill +CC 80 .*")));
  }

  @Test
  void forgetsWithoutAJam() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(home, "controls", "--forget", "fill", "--osc", silentPort());
    assertEquals(0, run.code(), run.err());
    assertEquals("Nothing moves gesture/fill any more.", run.out().strip());
    assertTrue(
        new LearnFile(home)
            .read().entries().stream()
                .noneMatch(entry -> entry.control().path().equals("gesture/fill")));
  }

  @Test
  void saysThatLearningNeedsAJam() throws IOException {
    CommandLineRun.of(home, "controls", "--learn", "fill", "--osc", silentPort())
        .failsWith(4, "No jam is running", "sideman jam");
  }

  @Test
  void refusesWhatThereIsNot() {
    CommandLineRun.of(home, "controls", "--learn", "volume")
        .failsWith(2, "There is no control \"volume\"");
    CommandLineRun.of(home, "controls", "--osc", "off", "--forget", "fill")
        .failsWith(2, "--osc must be 1 to 65535");
  }
}
