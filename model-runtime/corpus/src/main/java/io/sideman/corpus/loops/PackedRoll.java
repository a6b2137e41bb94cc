package io.sideman.corpus.loops;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.loop.LoopRows;
import java.io.ByteArrayOutputStream;

/// A roll as a list of its notes, a hundredth of the size: thousands are kept while training.
final class PackedRoll {
  private static final int FIELDS = 5;
  private static final float LOUDEST = 127;
  private static final Role[] ROLES = Role.values();

  private final int bars;
  private final byte[] notes; // role, slot, row, velocity, length, note after note

  PackedRoll(LoopRoll roll) {
    bars = roll.bars();
    var out = new ByteArrayOutputStream();
    for (Role role : ROLES) {
      for (int slot = 0; slot < roll.slots(); slot++) {
        for (int row = 0; row < LoopRows.count(role); row++) {
          float strength = roll.onset(role, slot, row);
          if (strength > 0) {
            out.write(role.ordinal());
            out.write(slot);
            out.write(row);
            out.write(Math.max(1, Math.round(strength * LOUDEST)));
            out.write(roll.length(role, slot, row));
          }
        }
      }
    }
    notes = out.toByteArray();
  }

  int bars() {
    return bars;
  }

  LoopRoll unpack() {
    var roll = new LoopRoll(bars);
    for (Role role : ROLES) {
      copy(role, roll);
    }
    return roll;
  }

  /// Adds the part of a role to a roll in which that role is silent.
  void copy(Role role, LoopRoll into) {
    for (int i = 0; i < notes.length; i += FIELDS) {
      if (notes[i] == role.ordinal()) {
        into.strike(
            role, notes[i + 1] & 0xFF, notes[i + 2], notes[i + 3] / LOUDEST, notes[i + 4] & 0xFF);
      }
    }
  }
}
