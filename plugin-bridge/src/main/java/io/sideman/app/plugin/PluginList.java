package io.sideman.app.plugin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// What is built and installed, as text.
public final class PluginList {
  private final PluginSource source;
  private final PluginFolders places;

  public PluginList(PluginSource source, PluginFolders places) {
    this.source = source;
    this.places = places;
  }

  /// A table with a line for each format.
  public String text() {
    var text = new StringBuilder();
    text.append(row("format", "identifier", "built", "installed", "place"));
    for (PluginFormat format : PluginFormat.values()) {
      Path built = source.plugins(false).resolve(format.fileName(places.system()));
      Path place = places.place(format);
      text.append(
          row(format.title(), format.identifier(), state(built), state(place), place.toString()));
    }
    Path program = program();
    text.append(row("JACK", "Sideman", state(program), "-", program.toString()));
    for (PluginFormat format : PluginFormat.values()) {
      Path built = source.plugins(true).resolve(format.fileName(HostSystem.WINDOWS));
      if (Files.exists(built)) {
        text.append(row(format.title(), "for Windows", state(built), "-", built.toString()));
      }
    }
    return text.toString();
  }

  private Path program() {
    String name = places.system() == HostSystem.MACOS ? "Sideman.app" : "Sideman";
    return source.plugins(false).resolve(name);
  }

  private static String state(Path plugin) {
    if (!Files.exists(plugin)) {
      return "no";
    }
    return PluginVersion.of(plugin).orElse("unknown");
  }

  private static String row(
      String format, String identifier, String built, String installed, String place) {
    return String.format(
        Locale.ROOT, "%-10s %-17s %-10s %-10s %s%n", format, identifier, built, installed, place);
  }
}
