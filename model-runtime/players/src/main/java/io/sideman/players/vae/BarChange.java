package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What changes in a bar when some of its units go from the beginning of a path to its end: only
/// what the decoder says differently, so that a decoder's slips change nothing.
///
/// @param units those that change
/// @param alone true for roles that play one note at a time
record BarChange(Role role, BarPath path, Set<Cell> units, boolean alone) {

  /// Notes that go.
  List<Note> leaving(List<PlacedNote> bar) {
    var leaving = new ArrayList<Note>();
    for (PlacedNote each : bar) {
      var cell = new Cell(each.slot(), each.row());
      Cell unit = BarPath.unit(role, cell);
      if (units.contains(unit) && goes(cell, unit)) {
        leaving.add(each.note());
      }
    }
    return leaving;
  }

  private boolean goes(Cell cell, Cell unit) {
    Map<Cell, Strike> last = path.last();
    Set<Cell> there = path.members(last.keySet(), unit);
    boolean silenced = there.isEmpty();
    boolean replaced = alone && !there.contains(cell);
    return silenced || replaced || (path.first().containsKey(cell) && !last.containsKey(cell));
  }

  /// Strikes that come.
  List<Strike> coming(List<PlacedNote> bar) {
    var staying = new HashSet<Cell>();
    for (PlacedNote each : bar) {
      var cell = new Cell(each.slot(), each.row());
      if (!goes(cell, BarPath.unit(role, cell))) {
        staying.add(cell);
      }
    }
    var coming = new ArrayList<Strike>();
    path.last()
        .forEach((cell, strike) -> {
          Cell unit = BarPath.unit(role, cell);
          if (units.contains(unit) && !staying.contains(cell)) {
            boolean empty = path.members(staying, unit).isEmpty();
            if (!path.first().containsKey(cell) || empty) {
              coming.add(strike);
            }
          }
        });
    return coming;
  }
}
