package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// A bar of one role in both loops, and the way between them.
final class MorphBar {
  /// A unit that turns from one loop's to the other's.
  ///
  /// @param time when the decoder turns, 0 to 1
  /// @param cells how many cells differ
  record Turn(double time, Role role, int bar, Cell unit, int cells) implements Comparable<Turn> {
    @Override
    public int compareTo(Turn that) {
      int order = Double.compare(time, that.time);
      order = order != 0 ? order : role.compareTo(that.role);
      order = order != 0 ? order : Integer.compare(bar, that.bar);
      order = order != 0 ? order : Integer.compare(unit.slot(), that.unit.slot());
      return order != 0 ? order : Integer.compare(unit.row(), that.unit.row());
    }
  }

  private final Role role;
  private final int bar;
  private final Map<Cell, PlacedNote> here;
  private final Map<Cell, PlacedNote> there;
  private final BarPath path;
  private final Map<Cell, Turn> turns = new LinkedHashMap<>();

  MorphBar(LoopVae vae, Role role, int bar, List<PlacedNote> one, List<PlacedNote> other) {
    this.role = role;
    this.bar = bar;
    here = byCell(one);
    there = byCell(other);
    float[] start = vae.encode(role, strikes(one));
    float[] end = vae.encode(role, strikes(other));
    path = new BarPath(vae, role, start, end, 0);
    var units = new LinkedHashSet<Cell>();
    here.keySet().forEach(cell -> units.add(BarPath.unit(role, cell)));
    there.keySet().forEach(cell -> units.add(BarPath.unit(role, cell)));
    for (Cell unit : units) {
      Set<Cell> from = path.members(here.keySet(), unit);
      Set<Cell> to = path.members(there.keySet(), unit);
      if (!from.equals(to)) {
        int cells = from.size() + to.size();
        for (Cell cell : from) {
          cells -= to.contains(cell) ? 2 : 0;
        }
        turns.put(unit, new Turn(path.time(unit, from, to), role, bar, unit, cells));
      }
    }
  }

  private static Map<Cell, PlacedNote> byCell(List<PlacedNote> placed) {
    var cells = new LinkedHashMap<Cell, PlacedNote>();
    placed.forEach(each -> cells.putIfAbsent(new Cell(each.slot(), each.row()), each));
    return cells;
  }

  private static List<Strike> strikes(List<PlacedNote> placed) {
    return placed.stream()
        .map(each ->
            new Strike(each.slot(), each.row(), each.note().velocity(), each.note().lengthTicks()))
        .toList();
  }

  int bar() {
    return bar;
  }

  List<Turn> turns() {
    return List.copyOf(turns.values());
  }

  /// The bar when some of its units have turned.
  List<Note> notes(Set<Turn> done, MorphPlayer player) {
    var notes = new ArrayList<Note>();
    var cells = new LinkedHashSet<>(here.keySet());
    cells.addAll(there.keySet());
    for (Cell cell : cells) {
      PlacedNote from = here.get(cell);
      PlacedNote to = there.get(cell);
      Turn turn = turns.get(BarPath.unit(role, cell));
      boolean turned = turn != null && done.contains(turn);
      if (from != null && to != null) {
        notes.add(player.shared(from, to));
      } else if (from != null && !turned) {
        notes.add(player.ofOne(from));
      } else if (to != null && turned) {
        notes.add(player.ofOther(to));
      }
    }
    return notes;
  }

  /// What the decoder plays on units that both loops leave empty, with how likely it is.
  Map<Strike, Double> inventions(double share) {
    var found = new LinkedHashMap<Strike, Double>();
    path.at(share)
        .forEach((cell, strike) -> {
          Cell unit = BarPath.unit(role, cell);
          boolean empty =
              path.members(here.keySet(), unit).isEmpty()
                  && path.members(there.keySet(), unit).isEmpty();
          if (empty) {
            found.put(strike, path.likelihood(share, cell));
          }
        });
    return found;
  }
}
