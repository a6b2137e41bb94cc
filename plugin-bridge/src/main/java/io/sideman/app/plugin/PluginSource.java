package io.sideman.app.plugin;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the plugin's source lies and where its build goes.
///
/// @param makefiles the folder with the plugin's Makefile
/// @param build the folder of everything native that is built
public record PluginSource(Path makefiles, Path build) {
  /// Beside the presets of this installation; the launcher names the build folder.
  public static PluginSource of(Folders folders) {
    Path root = folders.presets().toAbsolutePath().normalize().resolveSibling("");
    String named = System.getProperty("sideman.native");
    Path build = named == null ? root.resolve(".build/native") : Path.of(named).toAbsolutePath();
    return new PluginSource(root.resolve("native/plugin"), build);
  }

  /// The folder of finished plugins.
  ///
  /// @param forWindows those that were cross-built
  public Path plugins(boolean forWindows) {
    return build.resolve("plugins").resolve(forWindows ? "windows" : "here");
  }

  void require() {
    if (!Files.isRegularFile(makefiles.resolve("Makefile"))) {
      throw CliError.invalidInput(
          "The plugin's source should be in %s, but there is no Makefile. Run Sideman from a whole copy of its repository."
              .formatted(makefiles));
    }
  }
}
