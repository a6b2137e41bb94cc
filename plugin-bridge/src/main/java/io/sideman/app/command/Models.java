package io.sideman.app.command;

import io.sideman.app.cli.Folders;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import io.sideman.players.model.ModelFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Which model files take part in what, for the provenance of tracks. Files that are not installed
/// are named all the same; whoever reads them leaves those out.
final class Models {
  private Models() {}

  /// What plays: the players of all roles, and the harmony network.
  static List<Path> played(Folders folders) {
    var files = new ArrayList<Path>();
    for (Role role : Role.values()) {
      files.add(folders.models().resolve(role.id() + ModelFile.SUFFIX));
    }
    files.add(folders.models().resolve("harmony" + ModelFile.SUFFIX));
    return files;
  }

  /// What plays in a style: its own players where they were tuned.
  static List<Path> played(Folders folders, Style style) {
    return own(folders, style, played(folders));
  }

  /// What listens and plays in a style.
  static List<Path> heardAndPlayed(Folders folders, Style style) {
    return own(folders, style, heardAndPlayed(folders));
  }

  private static List<Path> own(Folders folders, Style style, List<Path> shipped) {
    Path tuned = folders.ownModels().resolve(style.id());
    return shipped.stream()
        .map(file -> {
          Path own = tuned.resolve(file.getFileName());
          return Files.exists(own) ? own : file;
        })
        .toList();
  }

  /// What listens and plays.
  static List<Path> heardAndPlayed(Folders folders) {
    return Stream.concat(
            Stream.of(
                folders.models().resolve("harmony-listener.bin"),
                folders.models().resolve("beat.json")),
            played(folders).stream())
        .toList();
  }
}
