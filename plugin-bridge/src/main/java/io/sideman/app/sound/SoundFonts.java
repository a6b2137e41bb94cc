package io.sideman.app.sound;

import io.sideman.app.cli.CliError;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Looks for a General MIDI sound font where systems and people keep them.
public final class SoundFonts {
  /// Said instead of a file: the plain sounds built into Java, the same on every machine.
  private static final String NONE = "none";

  private static final String VARIABLE = "SIDEMAN_SOUNDFONT";

  private SoundFonts() {}

  /// The font named by the user (`none` for none), by `SIDEMAN_SOUNDFONT`, or the best one found;
  /// empty when there is none.
  ///
  /// @throws CliError when a font was named that is not there
  public static Optional<Path> find(@Nullable Path named, Path home) {
    return find(
        named, System.getenv()::get, places(home, Path.of(System.getProperty("user.home"))));
  }

  static Optional<Path> find(
      @Nullable Path named, UnaryOperator<@Nullable String> environment, List<Path> places) {
    if (named != null && named.toString().equals(NONE)) {
      return Optional.empty();
    }
    if (named != null) {
      return Optional.of(existing(named, "--soundfont"));
    }
    String variable = environment.apply(VARIABLE);
    if (variable != null && !variable.isBlank()) {
      return Optional.of(existing(Path.of(variable), VARIABLE));
    }
    return places.stream().map(SoundFonts::bestIn).flatMap(Optional::stream).findFirst();
  }

  private static Path existing(Path file, String origin) {
    if (!Files.isRegularFile(file)) {
      throw CliError.invalidInput("There is no sound font " + file + " (" + origin + ").");
    }
    return file;
  }

  private static List<Path> places(Path home, Path userHome) {
    return List.of(
        home.resolve("soundfonts"),
        userHome.resolve("Library/Audio/Sounds/Banks"),
        userHome.resolve(".local/share/soundfonts"),
        Path.of("/Library/Audio/Sounds/Banks"),
        Path.of("/usr/share/sounds/sf2"),
        Path.of("/usr/share/soundfonts"),
        Path.of("/usr/local/share/soundfonts"),
        Path.of("C:/soundfonts"));
  }

  /// The largest font of a folder: fonts differ most by how much was sampled.
  private static Optional<Path> bestIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return Optional.empty();
    }
    var fonts = new ArrayList<Path>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        if (file.toString().toLowerCase(Locale.ROOT).endsWith(".sf2") && Files.isReadable(file)) {
          fonts.add(file.toRealPath());
        }
      }
    } catch (IOException e) {
      return Optional.empty();
    }
    return fonts.stream().max(Comparator.comparingLong(SoundFonts::size).thenComparing(f -> f));
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }
}
