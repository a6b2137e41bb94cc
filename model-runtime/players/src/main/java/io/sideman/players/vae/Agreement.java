package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How well bars agree with others: onsets at the exact slot, rows, velocities, lengths. Add bars,
/// then ask.
///
/// An onset is a slot that is struck; for drums, a slot on which this drum is struck.
public final class Agreement {
  private final boolean drums;
  private long written;
  private long found;
  private long both;
  private long rowsBoth;
  private long rowsWritten;
  private long rowsFound;
  private double velocityError;
  private double lengthError;
  private long compared;

  /// An empty tally for one role.
  public Agreement(Role role) {
    drums = role == Role.DRUMS;
  }

  /// Compares a bar with what was made of it.
  public void add(List<Strike> bar, List<Strike> other) {
    Map<Integer, Strike> mine = byCell(bar);
    Map<Integer, Strike> theirs = byCell(other);
    Set<Integer> mineSlots = onsets(mine);
    Set<Integer> theirSlots = onsets(theirs);
    written += mineSlots.size();
    found += theirSlots.size();
    var common = new HashSet<>(mineSlots);
    common.retainAll(theirSlots);
    both += common.size();
    mine.forEach((cell, strike) -> {
      if (common.contains(onset(cell))) {
        rowsWritten++;
        Strike same = theirs.get(cell);
        if (same != null) {
          rowsBoth++;
          compared++;
          velocityError += Math.abs(strike.velocity() - same.velocity());
          double ratio =
              Math.max(1, same.lengthTicks()) / (double) Math.max(1, strike.lengthTicks());
          lengthError += Math.abs(Math.log(ratio) / Math.log(2));
        }
      }
    });
    rowsFound += theirs.keySet().stream().filter(cell -> common.contains(onset(cell))).count();
  }

  private int onset(int cell) {
    return drums ? cell : cell >> 8;
  }

  private Set<Integer> onsets(Map<Integer, Strike> cells) {
    var result = new HashSet<Integer>();
    cells.keySet().forEach(cell -> result.add(onset(cell)));
    return result;
  }

  private static Map<Integer, Strike> byCell(List<Strike> bar) {
    var cells = new HashMap<Integer, Strike>();
    bar.forEach(strike -> cells.putIfAbsent(strike.slot() << 8 | strike.row(), strike));
    return cells;
  }

  public long written() {
    return written;
  }

  /// Share of the other's onsets that are right.
  public double precision() {
    return found == 0 ? 1 : (double) both / found;
  }

  /// Share of the bar's onsets that the other has at the exact slot.
  public double recall() {
    return written == 0 ? 1 : (double) both / written;
  }

  /// Harmonic mean of precision and recall.
  public double f1() {
    return written + found == 0 ? 1 : 2.0 * both / (written + found);
  }

  /// On slots that both strike: share of notes whose row is right (F-measure). 1 for drums, whose
  /// onsets are rows.
  public double rows() {
    return rowsWritten + rowsFound == 0 ? 1 : 2.0 * rowsBoth / (rowsWritten + rowsFound);
  }

  /// Mean absolute error of velocity over notes that both have, 0 to 127.
  public double velocityError() {
    return compared == 0 ? 0 : velocityError / compared;
  }

  /// Mean absolute error of length over notes that both have, in octaves (1 is twice or half).
  public double lengthError() {
    return compared == 0 ? 0 : lengthError / compared;
  }
}
