package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// What a decoder says on the straight way from one code of a bar to another, in a fixed number of
/// steps.
///
/// The bar falls into *units* that change as a whole: a drum on a slot, or for tonal roles
/// everything on a slot. [#time] tells from which point of the way on a unit stays as it is at the
/// end, which puts all changes of a bar in an order.
final class BarPath {
  private static final int STEPS = 16;

  private final Role role;
  private final BarLayout layout;
  private final List<Map<Cell, Strike>> points = new ArrayList<>();
  private final List<float[]> probabilities = new ArrayList<>();

  /// The way between two codes.
  ///
  /// @param busy share of the onsets at the beginning that all other points must have too: codes
  ///   between bars decode to fewer, since the decoder is less sure there
  BarPath(LoopVae vae, Role role, float[] from, float[] to, double busy) {
    this.role = role;
    layout = vae.layout(role);
    float[] code = new float[from.length];
    for (int step = 0; step <= STEPS; step++) {
      float share = (float) step / STEPS;
      for (int i = 0; i < code.length; i++) {
        code[i] = from[i] + share * (to[i] - from[i]);
      }
      float[] decoded = vae.decode(role, code);
      probabilities.add(decoded);
      points.add(byCell(layout.strikes(decoded, least(busy))));
    }
  }

  private int least(double busy) {
    if (points.isEmpty()) {
      return 0;
    }
    var units = new HashSet<Cell>();
    first().keySet().forEach(cell -> units.add(unit(role, cell)));
    return (int) Math.round(busy * units.size());
  }

  /// The unit that a cell belongs to, as a cell that stands for it.
  static Cell unit(Role role, Cell cell) {
    return role == Role.DRUMS ? cell : new Cell(cell.slot(), 0);
  }

  /// The bar at the beginning.
  Map<Cell, Strike> first() {
    return points.getFirst();
  }

  /// The bar at the end.
  Map<Cell, Strike> last() {
    return points.getLast();
  }

  /// The bar at a share of the way.
  Map<Cell, Strike> at(double share) {
    return points.get(index(share));
  }

  /// How likely a cell's onset is at a share of the way.
  double likelihood(double share, Cell cell) {
    return layout.likelihood(probabilities.get(index(share)), cell.slot(), cell.row());
  }

  /// From which share of the way on, 0 to 1, a unit is nearer to what it is at the end (`to`) than
  /// to what it was (`from`); halfway when the decoder never says so.
  double time(Cell unit, Set<Cell> from, Set<Cell> to) {
    int after = 0;
    boolean arrives = false;
    for (int step = 0; step <= STEPS; step++) {
      Set<Cell> now = members(points.get(step).keySet(), unit);
      if (apart(now, from) < apart(now, to)) {
        after = step + 1;
      } else if (apart(now, from) > apart(now, to)) {
        arrives = true;
      }
    }
    return arrives && after <= STEPS ? (double) after / STEPS : 0.5;
  }

  /// The cells of a set that belong to a unit.
  Set<Cell> members(Set<Cell> cells, Cell unit) {
    var members = new HashSet<Cell>();
    for (Cell cell : cells) {
      if (unit(role, cell).equals(unit)) {
        members.add(cell);
      }
    }
    return members;
  }

  private static int apart(Set<Cell> one, Set<Cell> other) {
    int common = 0;
    for (Cell cell : one) {
      common += other.contains(cell) ? 1 : 0;
    }
    return one.size() + other.size() - 2 * common;
  }

  private static int index(double share) {
    return (int) Math.round(Math.clamp(share, 0, 1) * STEPS);
  }

  static Map<Cell, Strike> byCell(List<Strike> strikes) {
    var cells = new LinkedHashMap<Cell, Strike>();
    strikes.forEach(strike -> cells.putIfAbsent(Cell.of(strike), strike));
    return cells;
  }
}
