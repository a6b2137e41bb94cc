package io.sideman.app.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Where Sideman's own files and the user's live.
///
/// @param presets styles and models as shipped
/// @param home settings, index, logs and what the user adds; `SIDEMAN_HOME` names it
/// @param models what was trained; may be missing: then the band plays its patterns
public record Folders(Path presets, Path home, Path models) {
  /// With the models as shipped.
  public Folders(Path presets, Path home) {
    this(presets, home, presets.resolve("models"));
  }

  /// The folders of this process, from the launcher's property and the environment.
  public static Folders ofProcess() {
    return new Folders(
        Path.of(System.getProperty("sideman.presets", "presets")),
        home(System.getenv()::get, System.getProperty("os.name"), System.getProperty("user.home")));
  }

  public Path styles() {
    return shipped("styles");
  }

  /// The same with other models.
  public Folders withModels(Path others) {
    return new Folders(presets, home, others);
  }

  public Path demo() {
    return shipped("demo");
  }

  /// Words of musicians that mean the same.
  public Path thesaurus() {
    return shipped("library").resolve("thesaurus.txt");
  }

  /// Styles that the user has made.
  public Path userStyles() {
    return home.resolve("styles");
  }

  /// Networks that were tuned for a style of the user's: a folder for each, named by its id.
  public Path ownModels() {
    return home.resolve("models");
  }

  static Path home(UnaryOperator<@Nullable String> environment, String osName, String userHome) {
    String chosen = environment.apply("SIDEMAN_HOME");
    if (chosen != null && !chosen.isBlank()) {
      return Path.of(chosen);
    }
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("mac")) {
      return Path.of(userHome, "Library", "Application Support", "Sideman");
    }
    if (os.startsWith("windows")) {
      String roaming = environment.apply("APPDATA");
      return roaming == null ? Path.of(userHome, "Sideman") : Path.of(roaming, "Sideman");
    }
    String data = environment.apply("XDG_DATA_HOME");
    return data == null || data.isBlank()
        ? Path.of(userHome, ".local", "share", "sideman")
        : Path.of(data, "sideman");
  }

  private Path shipped(String folder) {
    Path path = presets.resolve(folder);
    if (!Files.isDirectory(path)) {
      throw CliError.invalidInput(
          "Sideman's presets are not where they should be: there is no folder "
              + path.toAbsolutePath()
              + ". Start Sideman with its launcher, or name the folder with -Dsideman.presets=.");
    }
    return path;
  }
}
