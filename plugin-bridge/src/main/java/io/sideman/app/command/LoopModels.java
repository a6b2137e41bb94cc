package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.KnownLoops;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopMaker;
import io.sideman.players.loop.LoopStyle;
import io.sideman.players.loop.LoopTunes;
import io.sideman.players.loop.OwnLoops;
import io.sideman.players.model.ModelFile;
import io.sideman.players.originality.IndexFile;
import io.sideman.players.originality.OriginalityCheck;
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

  private static final long LOOP_TICKS = LoopGan.BARS * LoopGrid.BAR_TICKS;

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

  /// The inventor of a name, whose loops keep as far from what it learned from as people's do, and
  /// say no known tune over these chords.
  ///
  /// @throws CliError for another name or when its model is not installed
  static LoopMaker own(Folders folders, String name, Timeline<Chord> chords, Key key, long end) {
    LoopMaker inventor = named(folders, name);
    var known =
        new OriginalityCheck(IndexFile.readIfThere(folders.models().resolve(IndexFile.NAME)));
    var tunes = new LoopTunes(known, chords, key, end);
    return KnownLoops.reading(folders.models())
        .<LoopMaker>map(loops -> new OwnLoops(inventor, loops, tunes))
        .orElse(inventor);
  }

  /// The same over C, Am, F and G, a bar each, where the chords are not known yet.
  static LoopMaker own(Folders folders, String name) {
    Sheet sheet = Charts.repeat(ChordChart.parse("C | Am | F | G"), LOOP_TICKS);
    return own(folders, name, sheet.chords(), sheet.keys().at(0), LOOP_TICKS);
  }

  /// The one that invents new patterns while the band plays, when it is installed.
  static Optional<LoopMaker> live(Folders folders) {
    return Files.exists(file(folders, GAN)) ? Optional.of(own(folders, GAN)) : Optional.empty();
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
