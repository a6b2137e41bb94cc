package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopMaker;
import io.sideman.players.loop.LoopStyle;
import io.sideman.players.model.ModelFile;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.VaeLoops;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who invents loops, by the names that `--model` knows beside `lstm`.
final class LoopModels {
  static final String GAN = "gan";
  static final String VAE = "vae";

  private LoopModels() {}

  /// The inventor of a name.
  ///
  /// @throws CliError for another name or when its model is not installed
  static LoopMaker named(Folders folders, String name) {
    Path file = file(folders, name);
    if (!Files.exists(file)) {
      throw CliError.invalidInput(
          "There is no model " + file + ", which --model " + name + " needs. Install it again.");
    }
    return name.equals(VAE) ? new VaeLoops(LoopVae.read(file)) : LoopGan.reading(folders.models());
  }

  /// The one that invents new patterns while the band plays, when it is installed.
  static Optional<LoopMaker> live(Folders folders) {
    return Files.exists(file(folders, GAN))
        ? Optional.of(LoopGan.reading(folders.models()))
        : Optional.empty();
  }

  /// Model files of who plays, and of who invents.
  static List<Path> with(List<Path> players, Folders folders, String name) {
    var files = new ArrayList<>(players);
    files.add(file(folders, name));
    return files;
  }

  static Path file(Folders folders, String name) {
    return switch (name) {
      case GAN -> folders.models().resolve(LoopGan.ROLE + ModelFile.SUFFIX);
      case VAE -> folders.models().resolve(LoopVae.FILE);
      default ->
          throw CliError.wrongArguments(
              "--model knows lstm, gan and vae, but not \"" + name + "\".");
    };
  }

  /// The style with the patterns of two loops of its genre: one for A, one for B.
  static Style inventing(LoopMaker maker, Style style, long seed) {
    if (!LoopStyle.fits(style)) {
      throw CliError.wrongArguments(
          "Loops are in 4/4, but the style %s is in %s. Choose another style."
              .formatted(style.id(), style.meter()));
    }
    return LoopStyle.of(
        style, maker.make(style.genre(), 2 * seed), maker.make(style.genre(), 2 * seed + 1));
  }
}
