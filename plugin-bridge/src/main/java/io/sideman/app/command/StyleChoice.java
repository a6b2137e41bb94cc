package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleException;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.style.StyleReader;
import java.nio.file.Path;

/// Finds the style that a command line names.
public final class StyleChoice {
  private StyleChoice() {}

  /// The shipped styles and the user's.
  public static StyleLibrary library(Folders folders) {
    return StyleLibrary.of(folders.styles(), folders.userStyles());
  }

  /// By id, or a style file given by its path. A wrong id is a wrong argument; a wrong file is
  /// invalid input.
  public static Style find(Folders folders, String idOrFile) {
    if (idOrFile.endsWith(".json")) {
      return StyleReader.read(Path.of(idOrFile));
    }
    StyleLibrary library = library(folders);
    try {
      return library.find(idOrFile);
    } catch (StyleException e) {
      throw new CliError(ExitCode.WRONG_ARGUMENTS, e.getMessage(), e);
    }
  }
}
