package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.engine.smf.Smf;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Media;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/// Files of the user's library that share turns of melody with a song: the index finds them by
/// their contours, so that only these need to be read note by note.
final class OwnTunes {
  private static final int MOST = 500;

  private OwnTunes() {}

  static List<Path> near(Folders folders, Smf song) {
    var item = SymbolicAnalyst.reading(folders.models()).analyse("song", song, Set.of());
    try (var index = LibraryIndex.open(folders.home().resolve("library").resolve("index"))) {
      if (index.size() == 0) {
        throw CliError.invalidInput(
            "The library is empty. Add a folder: sideman library add DIR; or look in one:"
                + " --library DIR.");
      }
      return index.tune(item.contour(), Filter.ANY.media(Media.SYMBOLIC), MOST).stream()
          .map(hit -> hit.entry().path())
          .sorted()
          .toList();
    }
  }
}
