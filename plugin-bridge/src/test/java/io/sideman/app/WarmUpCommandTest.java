package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.app.cli.Folders;
import io.sideman.app.command.WarmUpCommand;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The launcher's quick starts hang on it: where a command line fails, nothing is archived.
class WarmUpCommandTest {
  @TempDir Path home;

  @Test
  void everyCommandLineSucceedsAndNothingIsLeft() throws IOException {
    var folders = new Folders(Path.of(System.getProperty("sideman.presets")), home);
    var codes = new ArrayList<Integer>();
    var homes = new ArrayList<Path>();
    var command =
        new WarmUpCommand(
            folders,
            (console, own, line) -> {
              homes.add(own.home());
              codes.add(Main.run(console, own, line));
              return codes.getLast();
            });
    assertEquals(0, command.call());
    assertEquals(List.of(0, 0, 0, 0, 0, 0), codes);
    assertEquals(List.of(), homes.stream().filter(Files::exists).toList());
    try (var own = Files.list(home)) {
      assertEquals(0, own.count());
    }
  }

  @Test
  void stopsAtTheFirstFailure() throws IOException {
    var lines = new ArrayList<String>();
    var command =
        new WarmUpCommand(
            new Folders(home, home),
            (_, _, line) -> {
              lines.add(line[0]);
              return lines.size() == 3 ? 3 : 0;
            });
    assertEquals(3, command.call());
    assertEquals(List.of("generate", "generate", "accompany"), lines);
  }
}
