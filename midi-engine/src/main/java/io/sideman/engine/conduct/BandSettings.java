package io.sideman.engine.conduct;

import io.sideman.engine.band.Role;
import java.util.Set;

/// How the band is asked to play.
///
/// @param roles who plays
/// @param density 0 to 1, 0.5 as written
/// @param adventure share of the learned models, 0 to 1
/// @param temperature above 0, 1 as trained
/// @param seed the same seed, input and style give the same notes
public record BandSettings(
    Set<Role> roles, double density, double adventure, double temperature, long seed) {
  public BandSettings {
    roles = Set.copyOf(roles);
    requireShare("density", density);
    requireShare("adventure", adventure);
    if (!(temperature > 0) || temperature > 10) {
      throw new IllegalArgumentException(
          "temperature must be above 0 and at most 10, but was " + temperature);
    }
  }

  public static BandSettings defaults(long seed) {
    return new BandSettings(Set.of(Role.values()), 0.5, 0.5, 1, seed);
  }

  private static void requireShare(String name, double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException(name + " must be 0-1, but was " + value);
    }
  }
}
