package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import java.util.Arrays;

/// One bar of a roll as the numbers that a network makes: slot after slot, per slot the rows of all
/// roles, then per tonal role whether it sounds on. 0 is nothing, [#SOFTEST] to 1 an onset from
/// soft to hard. So most of a bar is exactly 0, and there is no doubt whether a note is there.
public final class LoopFeatures {
  /// The value of the softest onset.
  public static final float SOFTEST = 0.5f;

  /// From here on a network's value is taken for an onset.
  public static final float ONSET_FROM = 0.4f;

  /// From here on a network's value is taken for sounding on.
  public static final float HOLD_FROM = 0.5f;

  private static final Role[] ROLES = Role.values();
  private static final int[] FIRST_ROW = firstRows();
  private static final int ROWS = FIRST_ROW[ROLES.length];
  private static final int GATES = ROLES.length - 1; // tonal roles
  private static final int SLOT_VALUES = ROWS + GATES;

  /// Numbers in a bar.
  public static final int BAR_VALUES = LoopGrid.SLOTS_PER_BAR * SLOT_VALUES;

  private LoopFeatures() {}

  /// Writes one bar of a roll.
  ///
  /// @param out at least [#BAR_VALUES] from `from` on; all of them are set
  public static void write(LoopRoll roll, int bar, float[] out, int from) {
    Arrays.fill(out, from, from + BAR_VALUES, 0);
    for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
      int at = bar * LoopGrid.SLOTS_PER_BAR + slot;
      int base = from + slot * SLOT_VALUES;
      for (Role role : ROLES) {
        boolean sounding = false;
        for (int row = 0; row < LoopRows.count(role); row++) {
          float strength = roll.onset(role, at, row);
          if (strength > 0) {
            out[base + FIRST_ROW[role.ordinal()] + row] = SOFTEST + (1 - SOFTEST) * strength;
          }
          sounding |= roll.held(role, at, row);
        }
        if (role.isTonal() && sounding) {
          out[base + ROWS + role.ordinal() - 1] = 1;
        }
      }
    }
  }

  /// What a bar means when nothing may be half there: below [#ONSET_FROM] nothing, above it an
  /// onset of at least the softest.
  public static void harden(float[] values, int from) {
    for (int slot = 0; slot < LoopGrid.SLOTS_PER_BAR; slot++) {
      int base = from + slot * SLOT_VALUES;
      for (int i = 0; i < ROWS; i++) {
        float value = values[base + i];
        values[base + i] = value < ONSET_FROM ? 0 : Math.max(SOFTEST, value);
      }
      for (int i = ROWS; i < SLOT_VALUES; i++) {
        values[base + i] = values[base + i] < HOLD_FROM ? 0 : 1;
      }
    }
  }

  /// True where a value tells of sounding on, not of an onset.
  public static boolean isHold(int index) {
    return index % SLOT_VALUES >= ROWS;
  }

  /// Makes a roll of a network's bars: per slot the strongest onsets that the role has hands for; a
  /// note sounds until the role's next onset or until it stops sounding on.
  public static LoopRoll read(float[] values, int bars) {
    var roll = new LoopRoll(bars);
    for (Role role : ROLES) {
      int next = roll.slots();
      int soundsTo = roll.slots(); // end of what would sound on from the slot in hand
      for (int slot = roll.slots() - 1; slot >= 0; slot--) {
        int base = slot * SLOT_VALUES;
        int end = Math.min(next, soundsTo);
        int struck = strike(roll, role, slot, values, base, Math.max(1, end - slot));
        next = struck > 0 ? slot : next;
        boolean on = role.isTonal() && values[base + ROWS + role.ordinal() - 1] >= HOLD_FROM;
        soundsTo = on ? soundsTo : slot;
      }
    }
    return roll;
  }

  private static int strike(
      LoopRoll roll, Role role, int slot, float[] values, int base, int length) {
    int first = base + FIRST_ROW[role.ordinal()];
    int struck = 0;
    for (int voice = 0; voice < voices(role); voice++) {
      int best = -1;
      for (int row = 0; row < LoopRows.count(role); row++) {
        boolean free = roll.onset(role, slot, row) == 0;
        if (free && (best < 0 || values[first + row] > values[first + best])) {
          best = row;
        }
      }
      float value = values[first + best];
      if (value < ONSET_FROM) {
        break;
      }
      float strength = (Math.max(SOFTEST, value) - SOFTEST) / (1 - SOFTEST);
      roll.strike(role, slot, best, Math.clamp(strength, 0.08f, 1f), length);
      struck++;
    }
    return struck;
  }

  /// Notes that a role may start together.
  static int voices(Role role) {
    return switch (role) {
      case DRUMS -> 5;
      case BASS, LEAD -> 1;
      case KEYS, PAD -> 4;
    };
  }

  private static int[] firstRows() {
    int[] first = new int[ROLES.length + 1];
    for (int i = 0; i < ROLES.length; i++) {
      first[i + 1] = first[i] + LoopRows.count(ROLES[i]);
    }
    return first;
  }
}
