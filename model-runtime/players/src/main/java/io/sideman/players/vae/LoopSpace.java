package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.Loop;
import java.util.List;

/// Where a loop lies among others: the mean code of its bars, role by role. Key, chords, length and
/// tempo do not matter to it, nor do small slips of timing.
///
/// An embedding has, for each role, 1 or 0 (plays or not) and then the code.
public final class LoopSpace {
  private static final double MISSING = 0.5; // distance that a role adds which only one has

  private final LoopVae vae;
  private final int size;

  public LoopSpace(LoopVae vae) {
    this.vae = vae;
    int length = 0;
    for (Role role : Role.values()) {
      length += 1 + vae.latents(role);
    }
    size = length;
  }

  /// Numbers of an embedding.
  public int size() {
    return size;
  }

  public float[] embed(Loop loop) {
    return embed(Passage.of(loop));
  }

  public float[] embed(Passage passage) {
    float[] result = new float[size];
    int at = 0;
    for (Role role : Role.values()) {
      List<PlacedNote> placed = PlacedNote.of(passage, role);
      if (!placed.isEmpty()) {
        result[at] = 1;
        addCodes(role, Bars.of(placed, passage.bars().size()), result, at + 1);
      }
      at += 1 + vae.latents(role);
    }
    return result;
  }

  /// Silent bars do not count.
  private void addCodes(Role role, List<List<Strike>> bars, float[] result, int at) {
    float[] mean = vae.codes().mean(role);
    float[] spread = vae.codes().spread(role);
    int count = (int) bars.stream().filter(bar -> !bar.isEmpty()).count();
    for (List<Strike> bar : bars) {
      if (!bar.isEmpty()) {
        float[] code = vae.encode(role, bar);
        for (int i = 0; i < code.length; i++) {
          result[at + i] += (code[i] - mean[i]) / spread[i] / count;
        }
      }
    }
  }

  /// How unlike two loops are, 0 for the same: per role that both have the root mean square of the
  /// difference, plus a fixed amount per role that only one has; averaged over roles that any has.
  public double distance(float[] one, float[] other) {
    double sum = 0;
    int roles = 0;
    int at = 0;
    for (Role role : Role.values()) {
      int latents = vae.latents(role);
      boolean mine = one[at] > 0;
      boolean theirs = other[at] > 0;
      if (mine && theirs) {
        double squares = 0;
        for (int i = at + 1; i <= at + latents; i++) {
          double difference = one[i] - other[i];
          squares += difference * difference;
        }
        sum += Math.sqrt(squares / latents);
      } else if (mine || theirs) {
        sum += MISSING;
      }
      roles += mine || theirs ? 1 : 0;
      at += 1 + latents;
    }
    return roles == 0 ? 0 : sum / roles;
  }
}
