package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRows;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How a bar of one role lies in the flat vector that the networks read and write. All numbers are
/// 0 to 1.
///
/// Drums: onset of each slot and drum, then velocity of each. Tonal roles: whether a slot is
/// struck, which rows are struck on it, then one velocity and one length per slot.
public final class BarLayout {
  private static final int SLOTS = LoopGrid.SLOTS_PER_BAR;
  private static final float LOUDEST = 127;
  private static final double SHORTEST = 120; // ticks that count as nothing against this
  private static final double OCTAVES = 7; // from there to four bars
  private static final float HALF = 0.5f;

  /// Less likely onsets are never played.
  private static final float FLOOR = 0.15f;

  private final Role role;
  private final int rows;

  private BarLayout(Role role) {
    this.role = role;
    rows = LoopRows.count(role);
  }

  public static BarLayout of(Role role) {
    return new BarLayout(role);
  }

  public Role role() {
    return role;
  }

  /// Length of the vector.
  public int size() {
    return role == Role.DRUMS ? 2 * SLOTS * rows : SLOTS * (rows + 3);
  }

  /// True for roles that play one note at a time.
  public boolean isMonophonic() {
    return role == Role.BASS || role == Role.LEAD;
  }

  private int cell(int slot, int row) {
    return (role == Role.DRUMS ? 0 : SLOTS) + slot * rows + row;
  }

  private int velocity(int slot, int row) {
    return role == Role.DRUMS ? SLOTS * rows + slot * rows + row : SLOTS * (rows + 1) + slot;
  }

  private int length(int slot) {
    return SLOTS * (rows + 2) + slot;
  }

  /// Writes a bar; everything else of the vector becomes 0.
  public void fill(List<Strike> bar, float[] vector) {
    Arrays.fill(vector, 0);
    for (Strike strike : bar) {
      vector[cell(strike.slot(), strike.row())] = 1;
      int level = velocity(strike.slot(), strike.row());
      vector[level] = Math.max(vector[level], strike.velocity() / LOUDEST);
      if (role != Role.DRUMS) {
        vector[strike.slot()] = 1;
        int length = length(strike.slot());
        vector[length] = Math.max(vector[length], scaled(strike.lengthTicks()));
      }
    }
  }

  /// What of a written bar counts in training: every onset, but rows, velocity and length only
  /// where something is struck.
  public void mask(float[] vector, float[] mask) {
    Arrays.fill(mask, 0);
    if (role == Role.DRUMS) {
      Arrays.fill(mask, 0, SLOTS * rows, 1);
      System.arraycopy(vector, 0, mask, SLOTS * rows, SLOTS * rows);
      return;
    }
    Arrays.fill(mask, 0, SLOTS, 1);
    for (int slot = 0; slot < SLOTS; slot++) {
      if (vector[slot] > 0) {
        Arrays.fill(mask, cell(slot, 0), cell(slot, 0) + rows, 1);
        mask[velocity(slot, 0)] = 1;
        mask[length(slot)] = 1;
      }
    }
  }

  /// The bar that probabilities speak of: what is likelier than not, at least one row on a struck
  /// slot, and exactly one for roles that play one note at a time.
  public List<Strike> strikes(float[] probabilities) {
    return strikes(probabilities, HALF);
  }

  /// The same, but not much emptier than it should be: where fewer onsets than `least` are likelier
  /// than not, the next likely ones are added, down to [#FLOOR].
  List<Strike> strikes(float[] probabilities, int least) {
    int onsets = role == Role.DRUMS ? SLOTS * rows : SLOTS;
    float[] sorted = Arrays.copyOf(probabilities, onsets);
    Arrays.sort(sorted);
    float enough = least < 1 ? 1 : sorted[Math.max(0, onsets - least)];
    return strikes(probabilities, Math.clamp(enough, FLOOR, HALF));
  }

  private List<Strike> strikes(float[] probabilities, float threshold) {
    var strikes = new ArrayList<Strike>();
    for (int slot = 0; slot < SLOTS; slot++) {
      boolean struck = role == Role.DRUMS || probabilities[slot] >= threshold;
      float enough = role == Role.DRUMS ? threshold : HALF;
      int best = best(probabilities, slot);
      for (int row = 0; struck && row < rows; row++) {
        boolean likely = probabilities[cell(slot, row)] >= enough;
        boolean plays = role == Role.DRUMS ? likely : row == best || (likely && !isMonophonic());
        if (plays) {
          strikes.add(strike(probabilities, slot, row));
        }
      }
    }
    return strikes;
  }

  /// How likely anything is struck on a slot: for drums by this drum, for tonal roles at all.
  public float likelihood(float[] probabilities, int slot, int row) {
    return role == Role.DRUMS ? probabilities[cell(slot, row)] : probabilities[slot];
  }

  private int best(float[] probabilities, int slot) {
    int best = 0;
    for (int row = 1; row < rows; row++) {
      best = probabilities[cell(slot, row)] > probabilities[cell(slot, best)] ? row : best;
    }
    return best;
  }

  private Strike strike(float[] probabilities, int slot, int row) {
    int velocity = Math.clamp(Math.round(probabilities[velocity(slot, row)] * LOUDEST), 1, 127);
    long ticks = role == Role.DRUMS ? (long) SHORTEST : ticks(probabilities[length(slot)]);
    return new Strike(slot, row, velocity, ticks);
  }

  /// Lengths on a logarithmic scale: a 32nd is 1/7, a bar 5/7, four bars 1.
  private static float scaled(long ticks) {
    return (float) Math.min(1, Math.log(1 + ticks / SHORTEST) / Math.log(2) / OCTAVES);
  }

  private static long ticks(float scaled) {
    return Math.max(1, Math.round(SHORTEST * (Math.pow(2, scaled * OCTAVES) - 1)));
  }
}
