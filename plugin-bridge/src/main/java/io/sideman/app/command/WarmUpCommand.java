package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// Loads the classes that most commands need by running them on a few bars, so that the launcher
/// can archive them for quick starts. Works in a temporary folder, in silence. Not shown in help.
@Command(name = "warm-up", hidden = true, description = "Load what most commands need.")
public final class WarmUpCommand implements Callable<Integer> {
  /// Runs one command line and answers its exit code.
  public interface Runner {
    int run(Console console, Folders folders, String... arguments);
  }

  private final Folders folders;
  private final Runner runner;

  public WarmUpCommand(Folders folders, Runner runner) {
    this.folders = folders;
    this.runner = runner;
  }

  @Override
  public Integer call() throws IOException {
    Path place = Files.createTempDirectory("sideman-warm-up");
    var silence = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    var console = new Console(silence, silence, false);
    var own = new Folders(folders.presets(), place.resolve("home"), folders.models());
    int code = 0;
    try {
      Path music = Files.createDirectory(place.resolve("music"));
      for (List<String> line : lines(music, place)) {
        code = code != 0 ? code : runner.run(console, own, line.toArray(String[]::new));
      }
      return code;
    } finally {
      delete(place);
    }
  }

  private static List<List<String>> lines(Path music, Path place) {
    String song = music.resolve("song.mid").toString();
    String beat = music.resolve("beat.mid").toString();
    String band = place.resolve("band.mid").toString();
    return List.of(
        List.of("generate", "--bars", "2", "--chords", "Am | F |", "--out", song),
        List.of(
            "generate", "--bars", "2", "--chords", "Dm | G |", "--style", "funk", "--out", beat),
        List.of("accompany", song, "--out", band),
        List.of("library", "add", "--here", music.toString()),
        List.of("library", "search", "quiet drums, minor", "--limit", "1"),
        List.of("suggest", "--session", song, "--limit", "1"));
  }

  private static void delete(Path place) throws IOException {
    var inside = new ArrayList<Path>();
    try (var walk = Files.walk(place)) {
      walk.forEach(inside::add);
    }
    Collections.reverse(inside); // a folder after what is in it
    for (Path each : inside) {
      Files.delete(each);
    }
  }
}
