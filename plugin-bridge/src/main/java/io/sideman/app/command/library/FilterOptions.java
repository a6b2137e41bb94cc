package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.engine.band.Role;
import io.sideman.library.index.Filter;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteStore;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What suggestions must be.
final class FilterOptions {
  private static final Pattern RANGE =
      Pattern.compile("\\s*(\\d+(?:\\.\\d+)?)\\s*(?:-\\s*(\\d+(?:\\.\\d+)?)\\s*)?");

  @Option(
      names = "--bpm",
      paramLabel = "A-B",
      description = "Tempo, such as 80-100; half and double time count.")
  private @Nullable String bpm;

  @Option(
      names = "--key",
      paramLabel = "KEY",
      description = "Key, such as Am; its relative and the keys a fifth away count.")
  private @Nullable String key;

  @Option(names = "--role", description = "drums, bass, keys, pad or lead.")
  private @Nullable String role;

  @Option(names = "--folder", paramLabel = "DIR", description = "Only what lies below it.")
  private @Nullable Path folder;

  @Option(names = "--favourites", description = "Only what you like.")
  private boolean favourites;

  boolean isAny() {
    return bpm != null || key != null || role != null || folder != null || favourites;
  }

  /// What the listener's likes are read from; without them there are no favourites.
  TasteStore taste(Folders folders, Console console) {
    return favourites
        ? LibraryPlaces.openTaste(folders, console)
        : LibraryPlaces.openTasteOrForgo(folders, console);
  }

  Filter filter() {
    Filter filter = Filter.ANY;
    if (bpm != null) {
      filter = tempo(filter, bpm);
    }
    if (key != null) {
      filter = filter.keys(Filter.relatives(KeyName.parse("--key", key)));
    }
    if (role != null) {
      filter = filter.roles(role(role));
    }
    return folder == null ? filter : filter.folder(folder);
  }

  /// Only what the listener likes, when asked for.
  Filter favourites(Filter filter, TasteStore taste) {
    return favourites
        ? filter.onlyIds(taste.favourites().stream().map(Deed::itemId).collect(Collectors.toSet()))
        : filter;
  }

  private static Filter tempo(Filter filter, String text) {
    Matcher matcher = RANGE.matcher(text);
    if (!matcher.matches()) {
      throw CliError.wrongArguments(
          "--bpm must be a tempo or a range such as 80-100, but was \"" + text + "\".");
    }
    double from = Double.parseDouble(matcher.group(1));
    double to = matcher.group(2) == null ? from : Double.parseDouble(matcher.group(2));
    if (to < from) {
      throw CliError.wrongArguments(
          "--bpm must count up, as 80-100 does, but was \"" + text + "\".");
    }
    double slack = matcher.group(2) == null ? 0.5 : 0;
    return filter.bpm(from - slack, to + slack, true);
  }

  private static Role role(String name) {
    for (Role role : Role.values()) {
      if (role.id().equals(name.strip().toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    String known = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
    throw CliError.wrongArguments("--role knows " + known + ", but not \"" + name + "\".");
  }
}
