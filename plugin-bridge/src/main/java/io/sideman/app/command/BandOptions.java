package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// How the band shall play: the options that accompany, generate and jam share.
final class BandOptions {
  static final String DEFAULT_STYLE = "pop-ballad";

  @Option(
      names = "--style",
      paramLabel = "ID",
      defaultValue = DEFAULT_STYLE,
      description = "Style, by id; `sideman style list` shows them (default: ${DEFAULT-VALUE}).")
  String style = DEFAULT_STYLE;

  @Option(
      names = "--roles",
      paramLabel = "ROLE",
      split = ",",
      description = "Who plays: drums, bass, keys, pad, lead, with commas (default: all).")
  List<String> roles = Arrays.stream(Role.values()).map(Role::id).toList();

  @Option(
      names = "--intensity",
      paramLabel = "0..1|follow",
      defaultValue = "follow",
      description = "How hard the band plays, or follow the performer (default).")
  String intensity = "follow";

  @Option(
      names = "--density",
      paramLabel = "0..1",
      defaultValue = "0.5",
      description = "How busily; 0.5 is the style as written (default).")
  double density = 0.5;

  @Option(
      names = "--adventure",
      paramLabel = "0..1",
      defaultValue = "0.5",
      description = "Share of the learned players against the written patterns (default: 0.5).")
  double adventure = 0.5;

  @Option(
      names = "--temperature",
      paramLabel = "T",
      defaultValue = "1",
      description = "Above 1 is looser, below 1 safer (default: 1).")
  double temperature = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed, input and style give the same notes (default: 1).")
  long seed = 1;

  BandSettings settings() {
    requireShare("--density", density);
    requireShare("--adventure", adventure);
    if (!(temperature > 0) || temperature > 10) {
      throw CliError.wrongArguments(
          "--temperature must be above 0 and at most 10, but was " + temperature + ".");
    }
    return new BandSettings(roleSet(), density, adventure, temperature, seed);
  }

  /// Empty means: follow the performer.
  OptionalDouble fixedIntensity() {
    if (intensity.equalsIgnoreCase("follow")) {
      return OptionalDouble.empty();
    }
    double value;
    try {
      value = Double.parseDouble(intensity);
    } catch (NumberFormatException e) {
      throw CliError.wrongArguments(
          "--intensity must be a number from 0 to 1 or `follow`, but was \"" + intensity + "\".");
    }
    requireShare("--intensity", value);
    return OptionalDouble.of(value);
  }

  private Set<Role> roleSet() {
    var set = EnumSet.noneOf(Role.class);
    for (String name : roles) {
      set.add(role(name.strip()));
    }
    return set;
  }

  private static Role role(String name) {
    for (Role role : Role.values()) {
      if (role.id().equals(name.toLowerCase(Locale.ROOT))) {
        return role;
      }
    }
    String known = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
    throw CliError.wrongArguments("--roles knows " + known + ", but not \"" + name + "\".");
  }

  private static void requireShare(String option, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw CliError.wrongArguments(option + " must be from 0 to 1, but was " + value + ".");
    }
  }
}
