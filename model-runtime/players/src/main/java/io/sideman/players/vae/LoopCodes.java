package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;

/// How the codes of a loop's bars lie side by side for the network of whole loops: role after role,
/// bar after bar, each number divided by its spread over the training data.
public final class LoopCodes {
  /// Bars of a loop.
  public static final int BARS = 4;

  private static final int ROLES = Role.values().length;
  private static final int GENRES = Genre.values().length;

  /// Numbers that the network is told besides: which roles there are, which genre it is.
  public static final int CONDITIONS = ROLES + GENRES;

  private final Map<Role, Integer> from = new EnumMap<>(Role.class);
  private final Map<Role, float[]> means;
  private final Map<Role, float[]> spreads;
  private final int size;

  /// A layout.
  ///
  /// @param means of each number of a role's code over the training data
  /// @param spreads standard deviation of each
  public LoopCodes(Map<Role, float[]> means, Map<Role, float[]> spreads) {
    this.means = new EnumMap<>(means);
    this.spreads = new EnumMap<>(spreads);
    int at = 0;
    for (Role role : Role.values()) {
      from.put(role, at);
      at += BARS * latents(role);
    }
    size = at;
  }

  public int size() {
    return size;
  }

  public int latents(Role role) {
    return mean(role).length;
  }

  public int from(Role role) {
    return from.getOrDefault(role, 0);
  }

  public int to(Role role) {
    return from(role) + BARS * latents(role);
  }

  float[] mean(Role role) {
    return means.getOrDefault(role, new float[0]);
  }

  float[] spread(Role role) {
    return spreads.getOrDefault(role, new float[0]);
  }

  /// Writes a role's codes; shorter loops go round.
  public void put(Role role, float[][] bars, float[] into) {
    float[] mean = mean(role);
    float[] spread = spread(role);
    int at = from(role);
    for (int bar = 0; bar < BARS; bar++) {
      float[] code = bars[bar % bars.length];
      for (int i = 0; i < mean.length; i++) {
        into[at++] = (code[i] - mean[i]) / spread[i];
      }
    }
  }

  /// A role's codes as its decoder takes them.
  public float[][] get(Role role, float[] values) {
    float[] mean = mean(role);
    float[] spread = spread(role);
    float[][] bars = new float[BARS][mean.length];
    int at = from(role);
    for (float[] bar : bars) {
      for (int i = 0; i < bar.length; i++) {
        bar[i] = values[at++] * spread[i] + mean[i];
      }
    }
    return bars;
  }

  /// What the network is told besides the codes.
  public static float[] condition(Genre genre, Set<Role> roles) {
    float[] told = new float[CONDITIONS];
    roles.forEach(role -> told[role.ordinal()] = 1);
    told[ROLES + genre.ordinal()] = 1;
    return told;
  }
}
