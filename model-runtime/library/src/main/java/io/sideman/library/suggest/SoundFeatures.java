package io.sideman.library.suggest;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Item;
import io.sideman.library.item.Texture;
import java.util.Set;

/// Density, register, timbre and style of a loop beside the session's.
final class SoundFeatures {
  static final int DENSITY_COUNT = 9;
  static final int REGISTER_COUNT = 8 + Role.values().length + 1;
  static final int TIMBRE_COUNT = 2;
  static final int STYLE_COUNT = 2;

  private static final float OCTAVES = 24;

  private SoundFeatures() {}

  /// @param octaveOfTime own beats for one beat of the session, as a power of two
  static void fillDensity(Item session, Item item, int octaveOfTime, float[] into, int at) {
    Texture ours = session.texture();
    Texture its = item.texture();
    double own = Math.log(0.1 + its.density() * Math.pow(2, octaveOfTime));
    double other = Math.log(0.1 + ours.density());
    into[at] = (float) own;
    into[at + 1] = (float) other;
    into[at + 2] = (float) Math.abs(own - other);
    into[at + 3] = (float) its.energy();
    into[at + 4] = (float) ours.energy();
    into[at + 5] = (float) Math.abs(its.energy() - ours.energy());
    into[at + 6] = (float) Math.min(2, its.polyphony() / 3);
    into[at + 7] = (float) (its.tension() - ours.tension());
    into[at + 8] = (float) Math.abs(its.tension() - ours.tension());
  }

  static void fillRegister(Item session, Item item, float[] into, int at) {
    Texture ours = session.texture();
    Texture its = item.texture();
    Set<Role> sounding = Roles.sounding(session);
    for (Role role : Role.values()) {
      into[at + role.ordinal()] = sounding.contains(role) ? 1 : 0;
    }
    int rest = at + Role.values().length;
    into[rest] = Roles.of(item).filter(sounding::contains).isPresent() ? 1 : 0;
    if (ours.low() < 0 || its.low() < 0) {
      into[rest + 1] = 1;
      return;
    }
    into[rest + 2] = Likeness.octaves(session, item);
    into[rest + 3] = free(ours.octaves(), its.octaves());
    into[rest + 4] = (its.low() - ours.low()) / OCTAVES;
    into[rest + 5] = (its.high() - ours.high()) / OCTAVES;
    into[rest + 6] = (its.high() - its.low()) / OCTAVES;
    into[rest + 7] = (its.low() + its.high() - 120) / OCTAVES;
    into[rest + 8] = (ours.high() - ours.low()) / OCTAVES;
  }

  /// Share of the loop in octaves where the session hardly plays.
  private static float free(float[] ours, float[] its) {
    float most = 1e-6f;
    for (float share : ours) {
      most = Math.max(most, share);
    }
    float sum = 0;
    for (int i = 0; i < Math.min(ours.length, its.length); i++) {
      sum += its[i] * (1 - ours[i] / most);
    }
    return sum;
  }

  static void fillTimbre(Item session, Item item, float[] into, int at) {
    into[at] = Likeness.cosine(Aspect.TIMBRE, session, item);
    into[at + 1] = session.family() == item.family() ? 1 : 0;
  }

  static void fillStyle(Item session, Item item, float[] into, int at) {
    into[at] = Likeness.cosine(Aspect.STYLE, session, item);
    into[at + 1] = into[at] * into[at];
  }
}
