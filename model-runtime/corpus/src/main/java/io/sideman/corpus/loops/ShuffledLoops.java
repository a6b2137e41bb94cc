package io.sideman.corpus.loops;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.loop.LoopRows;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// The same number of notes in each role, each at a place and on a row of chance: what figures that
/// mean something must tell from music.
public final class ShuffledLoops {
  private ShuffledLoops() {}

  public static List<LoopRoll> of(List<LoopRoll> rolls, long seed) {
    var random = new SplittableRandom(seed);
    var shuffled = new ArrayList<LoopRoll>();
    for (LoopRoll roll : rolls) {
      var into = new LoopRoll(roll.bars());
      for (Role role : Role.values()) {
        for (int slot = 0; slot < roll.slots(); slot++) {
          for (int row = 0; row < LoopRows.count(role); row++) {
            if (roll.onset(role, slot, row) > 0) {
              into.strike(
                  role,
                  random.nextInt(roll.slots()),
                  random.nextInt(LoopRows.count(role)),
                  roll.onset(role, slot, row),
                  roll.length(role, slot, row));
            }
          }
        }
      }
      shuffled.add(into);
    }
    return shuffled;
  }
}
