package io.sideman.app.plugin;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Reads which version a plugin file is. Every binary of the plugin carries it as plain text, in
/// whatever format and for whatever system it was built.
final class PluginVersion {
  private static final Pattern MARK =
      Pattern.compile("Sideman plugin version ([0-9]+\\.[0-9]+\\.[0-9]+)");

  private PluginVersion() {}

  /// The version of a plugin's file or folder; empty when nothing is there that carries one.
  static Optional<String> of(Path plugin) {
    for (Path file : files(plugin)) {
      Optional<String> version = inFile(file);
      if (version.isPresent()) {
        return version;
      }
    }
    return Optional.empty();
  }

  private static List<Path> files(Path plugin) {
    if (!Files.exists(plugin)) {
      return List.of();
    }
    try (Stream<Path> tree = Files.walk(plugin)) {
      return tree.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      return List.of();
    }
  }

  private static Optional<String> inFile(Path file) {
    try {
      var text = new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1);
      Matcher mark = MARK.matcher(text);
      return mark.find() ? Optional.of(mark.group(1)) : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
