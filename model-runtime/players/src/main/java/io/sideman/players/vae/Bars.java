package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.Loop;
import java.util.ArrayList;
import java.util.List;

/// Takes the part of a role apart into bars.
public final class Bars {
  private Bars() {}

  /// One list of strikes for each bar, empty for a silent one.
  public static List<List<Strike>> of(Loop loop, Role role) {
    return of(PlacedNote.of(Passage.of(loop), role), loop.bars());
  }

  static List<List<Strike>> of(List<PlacedNote> placed, int bars) {
    List<List<Strike>> result = new ArrayList<>();
    for (int bar = 0; bar < bars; bar++) {
      result.add(new ArrayList<>());
    }
    for (PlacedNote each : placed) {
      var strike =
          new Strike(each.slot(), each.row(), each.note().velocity(), each.note().lengthTicks());
      result.get(each.bar()).add(strike);
    }
    return result;
  }
}
