package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StyleTuneCommandTest {
  @TempDir Path home;
  private Path songs;

  @BeforeEach
  void playAFewBars() throws IOException {
    songs = Files.createDirectories(home.resolve("songs"));
    String file = songs.resolve("one.mid").toString();
    var run =
        CommandLineRun.of(
            home, "generate", "--style", "rock", "--bars", "8", "--adventure", "0", "--out", file);
    assertEquals(0, run.code(), run.err());
  }

  @Test
  void aFewBarsLeaveThePlayersAsTheyWere() {
    var run = CommandLineRun.of(home, "style", "tune", songs.toString(), "--id", "rock", "--here");
    assertEquals(0, run.code(), run.err());
    assertTrue(run.out().contains("bass   stays as shipped: too little of it"), run.out());
    var status = CommandLineRun.of(home, "style", "tune", "--id", "rock", "--status");
    assertTrue(status.out().startsWith("Done.\n  drums "), status.out());
  }

  @Test
  void aStyleIsTunedByOneProcessAtATime() throws IOException {
    Path folder = Files.createDirectories(home.resolve("models/rock"));
    try (var channel =
        FileChannel.open(
            folder.resolve("tuning.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.lock();
      CommandLineRun.of(home, "style", "tune", songs.toString(), "--id", "rock", "--here")
          .failsWith(3, "rock is being tuned already", "--status");
      var status = CommandLineRun.of(home, "style", "tune", "--id", "rock", "--status");
      assertTrue(status.out().startsWith("Tuning rock now."), status.out());
    }
  }

  @Test
  void wrongWordsAreToldBeforeAnythingStarts() {
    CommandLineRun.of(home, "style", "tune", "--id", "rock").failsWith(2, "Name the folder");
    CommandLineRun.of(home, "style", "tune", songs.toString(), "--id", "rack").failsWith(2, "rock");
    CommandLineRun.of(home, "style", "tune", home.resolve("no").toString(), "--id", "rock")
        .failsWith(3, "must be a folder");
    CommandLineRun.of(home, "style", "tune", songs.toString(), "--id", "rock", "--updates", "0")
        .failsWith(2, "--updates must be 1 to 10000");
  }
}
