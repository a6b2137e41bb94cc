package io.sideman.library.symbolic;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Chords of half bars by triads that fit what sounds, the likeliest way through all of them
/// (Viterbi), then the quality that fits each best. Much faster and less exact than
/// `engine.listen.harmony`, which hears with networks; what that costs stands in docs/quality.md.
final class ChordWalk {
  private static final int CLASSES = 12;
  private static final int STATES = 2 * CLASSES; // major by root, then minor

  /// What a tone says for a triad whose root lies so many semitones below it.
  private static final float[] MAJOR = {
    1.0f, -0.9f, -0.15f, -0.8f, 0.95f, -0.45f, -0.7f, 0.75f, -0.7f, -0.2f, 0.05f, -0.05f
  };

  private static final float[] MINOR = {
    1.0f, -0.9f, -0.15f, 0.95f, -0.8f, -0.25f, -0.7f, 0.75f, -0.6f, -0.6f, 0.1f, -0.5f
  };

  private static final float ROOT_IN_BASS = 0.45f;
  private static final float FIFTH_IN_BASS = -0.1f;
  private static final float IN_KEY = 0.12f;
  private static final float CHANGE_MID_BAR = 0.45f;
  private static final float CHANGE = 0.12f;

  private float[] scores = new float[0]; // (halves, states)
  private byte[] from = new byte[0]; // (halves, states)

  /// One chord per half bar; none where nothing has sounded yet.
  List<Optional<Chord>> find(HalfBars halves, Key key) {
    int count = halves.count();
    if (from.length < count * STATES) {
      scores = new float[count * STATES];
      from = new byte[count * STATES];
    }
    for (int half = 0; half < count; half++) {
      evidence(halves, half, key);
      step(half);
    }
    int[] path = back(count);
    var chords = new ArrayList<Optional<Chord>>(count);
    int first = 0;
    while (first < count) {
      int end = first + 1;
      while (end < count && path[end] == path[first]) {
        end++;
      }
      addRun(halves, first, end, path[first], chords);
      first = end;
    }
    return chords;
  }

  /// All half bars of one chord decide together what kind it is; before anything sounds there is
  /// none.
  private static void addRun(
      HalfBars halves, int first, int end, int state, List<Optional<Chord>> chords) {
    int root = state % CLASSES;
    Quality quality = quality(tones(halves, first, end, root), state >= CLASSES);
    boolean sounded = !chords.isEmpty() && chords.getLast().isPresent();
    for (int half = first; half < end; half++) {
      sounded |= total(halves, half) > 0;
      chords.add(
          sounded
              ? Optional.of(new Chord(root, quality, bass(halves, half, root)))
              : Optional.empty());
    }
  }

  private static float[] tones(HalfBars halves, int first, int end, int root) {
    float[] tones = new float[CLASSES];
    float total = 1e-6f;
    for (int half = first; half < end; half++) {
      for (int pc = 0; pc < CLASSES; pc++) {
        float ticks = halves.chroma(half, (root + pc) % CLASSES);
        tones[pc] += ticks;
        total += ticks;
      }
    }
    for (int pc = 0; pc < CLASSES; pc++) {
      tones[pc] /= total;
    }
    return tones;
  }

  private static float total(HalfBars halves, int half) {
    float total = 0;
    for (int pc = 0; pc < CLASSES; pc++) {
      total += halves.chroma(half, pc);
    }
    return total;
  }

  private void evidence(HalfBars halves, int half, Key key) {
    float total = total(halves, half);
    float low = 0;
    for (int pc = 0; pc < CLASSES; pc++) {
      low += halves.bass(half, pc);
    }
    int base = half * STATES;
    Arrays.fill(scores, base, base + STATES, 0);
    float[] shares = new float[2 * CLASSES]; // twice round, so that no root needs a remainder
    for (int pc = 0; pc < CLASSES; pc++) {
      shares[pc] = total == 0 ? 0 : halves.chroma(half, pc) / total;
      shares[pc + CLASSES] = shares[pc];
    }
    for (int root = 0; root < CLASSES && total > 0; root++) {
      float major = 0;
      float minor = 0;
      for (int i = 0; i < CLASSES; i++) {
        major += shares[root + i] * MAJOR[i];
        minor += shares[root + i] * MINOR[i];
      }
      float bass =
          low == 0
              ? 0
              : (ROOT_IN_BASS * halves.bass(half, root)
                      + FIFTH_IN_BASS * halves.bass(half, (root + 7) % CLASSES))
                  / low;
      boolean home = key.contains(root);
      boolean majorIn = home && key.contains(root + 4) && key.contains(root + 7);
      boolean minorIn = home && key.contains(root + 3) && key.contains(root + 7);
      scores[base + root] = major + bass + (majorIn ? IN_KEY : 0);
      scores[base + CLASSES + root] = minor + bass + (minorIn ? IN_KEY : 0);
    }
  }

  /// Adds the best way here; changing costs the same to wherever.
  private void step(int half) {
    if (half == 0) {
      return;
    }
    int before = (half - 1) * STATES;
    int best = 0;
    for (int i = 1; i < STATES; i++) {
      best = scores[before + i] > scores[before + best] ? i : best;
    }
    float changed = scores[before + best] - (half % 2 == 0 ? CHANGE : CHANGE_MID_BAR);
    for (int i = 0; i < STATES; i++) {
      boolean stays = scores[before + i] >= changed;
      scores[half * STATES + i] += stays ? scores[before + i] : changed;
      from[half * STATES + i] = (byte) (stays ? i : best);
    }
  }

  private int[] back(int count) {
    int[] path = new int[count];
    int last = (count - 1) * STATES;
    for (int i = 1; i < STATES; i++) {
      path[count - 1] = scores[last + i] > scores[last + path[count - 1]] ? i : path[count - 1];
    }
    for (int half = count - 1; half > 0; half--) {
      path[half - 1] = from[half * STATES + path[half]];
    }
    return path;
  }

  private static int bass(HalfBars halves, int half, int root) {
    int best = root;
    for (int pc = 0; pc < CLASSES; pc++) {
      boolean tone = pc == (root + 3) % 12 || pc == (root + 4) % 12 || pc == (root + 7) % 12;
      best = tone && halves.bass(half, pc) > 2 * halves.bass(half, best) ? pc : best;
    }
    return best;
  }

  private static Quality quality(float[] tones, boolean minor) {
    boolean seventh = tones[10] > 0.09 && tones[10] > tones[11];
    if (minor) {
      if (tones[6] > 1.5 * tones[7] && tones[6] > 0.08) {
        return tones[9] > 0.09 ? Quality.DIM7 : seventh ? Quality.HALF_DIM7 : Quality.DIM;
      }
      return seventh ? Quality.MIN7 : Quality.MIN;
    }
    if (tones[4] < 0.03 && tones[3] < 0.03) {
      if (tones[5] > 0.12) {
        return seventh ? Quality.DOM7_SUS4 : Quality.SUS4;
      }
      return tones[2] > 0.12 ? Quality.SUS2 : tones[7] > 0.15 ? Quality.POWER : Quality.MAJ;
    }
    if (tones[8] > 2 * tones[7] && tones[8] > 0.12) {
      return Quality.AUG;
    }
    return seventh ? Quality.DOM7 : tones[11] > 0.09 ? Quality.MAJ7 : Quality.MAJ;
  }
}
