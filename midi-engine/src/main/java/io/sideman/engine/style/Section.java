package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import java.util.List;
import java.util.Map;

/// One part of a style's form.
///
/// @param bars usual length
/// @param energy how hard this part is usually played, 0 to 1
/// @param crash true when the drummer marks its first beat with a crash cymbal
/// @param variations names of patterns per role, from sparse to busy; a role without any rests
public record Section(int bars, double energy, boolean crash, Map<Role, List<String>> variations) {
  public Section {
    variations = Map.copyOf(variations);
  }

  public List<String> variations(Role role) {
    return variations.getOrDefault(role, List.of());
  }
}
