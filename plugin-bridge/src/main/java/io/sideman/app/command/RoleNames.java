package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.band.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/// Roles as the command line names them.
final class RoleNames {
  private RoleNames() {}

  static Set<Role> parse(String option, List<String> names) {
    var set = EnumSet.noneOf(Role.class);
    for (String name : names) {
      set.add(parse(option, name.strip().toLowerCase(Locale.ROOT)));
    }
    return set;
  }

  private static Role parse(String option, String name) {
    for (Role role : Role.values()) {
      if (role.id().equals(name)) {
        return role;
      }
    }
    String known = Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", "));
    throw CliError.wrongArguments(option + " knows " + known + ", but not \"" + name + "\".");
  }
}
