package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.engine.style.Style;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.Casting;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.LikedMusic;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteProfile;
import io.sideman.library.taste.TasteStore;
import io.sideman.library.taste.Traces;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/// `--like-mine`: what the command line leaves open is chosen by what the user liked.
final class LikedOptions {
  @Option(
      names = "--like-mine",
      description = {
        "Choose style, density and tempo by what you liked in the library",
        "(sideman library like), unless they are given."
      })
  private boolean asked;

  /// What taste knows, and what it chose.
  record Liked(LikedMusic music, Casting.Choice choice) {
    /// One line for the user.
    String words() {
      return String.format(
          Locale.ROOT,
          "Like yours: %s, density %.1f, %.0f bpm (liking %.2f of 1).",
          choice.style().name(),
          choice.density(),
          choice.bpm(),
          choice.liking());
    }
  }

  /// Fills in style and density where they were not typed; empty when not asked for.
  Optional<Liked> choose(Folders folders, Console console, BandOptions band, CommandSpec spec) {
    if (!asked) {
      return Optional.empty();
    }
    boolean styleGiven = spec.commandLine().getParseResult().hasMatchedOption("--style");
    List<Style> styles =
        styleGiven
            ? List.of(StyleChoice.find(folders, band.style))
            : StyleChoice.library(folders).list();
    Liked liked = choose(folders, console, styles, band);
    if (!styleGiven) {
      band.style = liked.choice().style().id();
    }
    if (!spec.commandLine().getParseResult().hasMatchedOption("--density")) {
      band.density = liked.choice().density();
    }
    console.out().println(liked.words());
    return Optional.of(liked);
  }

  private static Liked choose(
      Folders folders, Console console, List<Style> styles, BandOptions band) {
    Path library = folders.home().resolve("library");
    try (TasteStore store =
            TasteStore.open(library.resolve(TasteStore.FILE), console.err()::println);
        LibraryIndex index = LibraryIndex.open(library.resolve("index"))) {
      List<Deed> deeds = store.deeds();
      var profile = TasteProfile.of(deeds, Traces.refreshed(store.traces(), deeds, index));
      var music =
          new LikedMusic(
              TasteModel.of(store, index, SessionNetFile.read(folders.models())),
              profile,
              SymbolicAnalyst.reading(folders.models()));
      return new Casting(music, profile)
          .choose(styles, band.settings().roles(), band.seed)
          .map(choice -> new Liked(music, choice))
          .orElseThrow(() ->
              CliError.invalidInput(
                  "--like-mine has nothing to go by: you liked nothing yet that these parts play."
                      + " Like some files first: sideman library like FILE."));
    }
  }
}
