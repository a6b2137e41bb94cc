package io.sideman.app.command;

import io.sideman.app.band.BandMaker;
import io.sideman.app.cli.Folders;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.session.Ear;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import io.sideman.players.harmony.ChordForecaster;
import io.sideman.players.harmony.ChordNet;
import java.io.IOException;
import java.util.List;
import java.util.Optional;

/// A band made ready for a command: its style and players, read from the presets.
///
/// @param factory makes more players of the same models
record Ensemble(Style style, BandFactory factory, List<RolePlayer> players) {
  static Ensemble of(Folders folders, BandOptions options) {
    options.settings(); // wrong options are told before anything is read
    options.fixedIntensity();
    Style style = StyleChoice.find(folders, options.style);
    var factory = BandFactory.reading(folders.models()).withOwn(folders.ownModels());
    return new Ensemble(style, factory, factory.band(style));
  }

  /// What the band hears with, forecasts in the style included.
  Ear ear(Folders folders) throws IOException {
    Ear plain = plainEar(folders);
    return new Ear(
        plain.harmony(), plain.beat(), chordNet(folders).map(net -> new ChordForecaster(net)));
  }

  /// The listeners alone, as foresight needs them.
  static Ear plainEar(Folders folders) throws IOException {
    return new Ear(
        HarmonyModelFile.read(folders.models().resolve("harmony-listener.bin")),
        BeatModel.read(folders.models().resolve("beat.json")),
        Optional.empty());
  }

  /// Makes bands of any style as the options ask.
  BandMaker maker(Folders folders, BandOptions options) throws IOException {
    Ear plain = plainEar(folders);
    return new BandMaker(
        new BandMaker.Ingredients(
            factory,
            plain.harmony(),
            plain.beat(),
            any -> ChordNet.reading(folders.models(), any.genre()),
            options.settings(),
            options.fixedIntensity()),
        LoopModels.live(folders));
  }

  /// The harmony network, when there is one.
  Optional<ChordNet> chordNet(Folders folders) {
    return ChordNet.reading(folders.models(), style.genre());
  }
}
