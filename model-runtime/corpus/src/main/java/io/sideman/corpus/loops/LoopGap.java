package io.sideman.corpus.loops;

import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopRoll;
import java.util.List;

/// How far the figures of invented loops are from those of a reference: one number to choose among
/// networks by, 0 when all figures agree.
public final class LoopGap {
  private final LoopFigures reference;
  private final LoopVariety variety;

  public LoopGap(List<LoopRoll> reference) {
    this.reference = LoopFigures.of(reference);
    variety = LoopVariety.of(reference);
  }

  /// Mean over figures and roles of how far `rolls` are off: shares by their difference, counts by
  /// the logarithm of their ratio.
  public double of(List<LoopRoll> rolls) {
    LoopFigures figures = LoopFigures.of(rolls);
    double sum = 0;
    int count = 0;
    for (Role role : Role.values()) {
      sum += Math.abs(figures.emptyBars(role) - reference.emptyBars(role));
      sum += ratio(figures.onsets(role), reference.onsets(role));
      count += 2;
      if (role.isTonal()) {
        sum += ratio(figures.usedSteps(role), reference.usedSteps(role));
        sum += off(figures.polyphonicity(role), reference.polyphonicity(role));
        count += 2;
      }
    }
    sum += off(figures.straightDrums(), reference.straightDrums());
    sum += Math.abs(LoopVariety.of(rolls).distance() - variety.distance());
    sum += Math.abs(figures.barChange() - reference.barChange());
    sum += off(figures.bassOnKick(), reference.bassOnKick());
    return sum / (count + 4);
  }

  private static double off(double a, double b) {
    return Double.isNaN(a) || Double.isNaN(b) ? 1 : Math.abs(a - b);
  }

  /// A role that never plays is as wrong as one that plays e times too much.
  private static double ratio(double a, double b) {
    return a > 0 && b > 0 ? Math.abs(Math.log(a / b)) : 1;
  }
}
