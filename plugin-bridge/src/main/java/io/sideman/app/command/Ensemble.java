package io.sideman.app.command;

import io.sideman.app.cli.Folders;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import java.util.List;

/// A band made ready for a command: its style and players, read from the presets.
record Ensemble(Style style, List<RolePlayer> players) {
  static Ensemble of(Folders folders, BandOptions options) {
    options.settings(); // wrong options are told before anything is read
    options.fixedIntensity();
    Style style = StyleChoice.find(folders, options.style);
    return new Ensemble(style, BandFactory.reading(folders.models()).band(style));
  }
}
