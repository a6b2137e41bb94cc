package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.app.command.MidiInput;
import io.sideman.engine.smf.Smf;
import io.sideman.library.decode.SoundReader;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Item;
import io.sideman.library.scan.Analysts;
import io.sideman.library.scan.ShippedAnalysts;
import io.sideman.library.spectral.Humming;
import io.sideman.library.suggest.Seeds;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import picocli.CommandLine.Option;

/// What suggestions should resemble.
final class SeedOptions {
  @Option(
      names = "--like",
      paramLabel = "FILE",
      description = "Like this file; may be given several times.")
  private List<Path> like = new ArrayList<>();

  @Option(
      names = "--phrase",
      paramLabel = "FILE.mid",
      description = "With this tune, in any key and tempo.")
  private List<Path> phrases = new ArrayList<>();

  @Option(names = "--tap", paramLabel = "FILE.mid", description = "With this tapped rhythm.")
  private List<Path> taps = new ArrayList<>();

  @Option(
      names = "--hum",
      paramLabel = "FILE.wav",
      description = "With this tune, hummed, sung or played alone.")
  private List<Path> hums = new ArrayList<>();

  boolean isEmpty() {
    return like.isEmpty() && phrases.isEmpty() && taps.isEmpty() && hums.isEmpty();
  }

  List<Item> items(Console console, Folders folders, LibraryIndex index) {
    var items = new ArrayList<Item>();
    if (!like.isEmpty()) {
      Analysts analysts = ShippedAnalysts.reading(folders.models());
      like.forEach(file -> items.add(item(analysts, index, file)));
    }
    var analyst = SymbolicAnalyst.reading(folders.models());
    phrases.forEach(file ->
        items.add(
            Seeds.tune(
                played(console, file, smf -> analyst.analyse(file.toString(), smf, Set.of())))));
    taps.forEach(file ->
        items.add(
            Seeds.tap(played(console, file, smf -> analyst.analyseTaps(file.toString(), smf)))));
    hums.forEach(file -> items.add(Seeds.hum(hummed(analyst, file))));
    return items;
  }

  /// As the library knows it, else as it is heard now.
  private static Item item(Analysts analysts, LibraryIndex index, Path file) {
    requireFile(file);
    var known = index.entry(file.toAbsolutePath().normalize());
    if (known.isPresent()) {
      return known.get().item();
    }
    try {
      return analysts.item(file);
    } catch (IOException | RuntimeException e) {
      throw new CliError(
          ExitCode.INVALID_INPUT, file + " cannot be heard: " + e.getMessage() + ".", e);
    }
  }

  private static Item played(Console console, Path file, Function<Smf, Item> heard) {
    requireFile(file);
    try {
      return heard.apply(MidiInput.read(console, file));
    } catch (IllegalArgumentException e) {
      throw new CliError(
          ExitCode.INVALID_INPUT, file + " cannot be heard: " + e.getMessage() + ".", e);
    }
  }

  private static Item hummed(SymbolicAnalyst analyst, Path file) {
    requireFile(file);
    try {
      Smf line = new Humming().smf(SoundReader.read(file));
      return analyst.analyse(file.toString(), line, Set.of());
    } catch (IOException | IllegalArgumentException e) {
      throw new CliError(
          ExitCode.INVALID_INPUT, "No tune is heard in " + file + ": " + e.getMessage() + ".", e);
    }
  }

  private static void requireFile(Path file) {
    if (!Files.isRegularFile(file)) {
      throw CliError.invalidInput("There is no file " + file + ". Check the name.");
    }
  }
}
