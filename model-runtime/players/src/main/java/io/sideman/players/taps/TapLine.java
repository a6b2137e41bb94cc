package io.sideman.players.taps;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.StepGrid;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// A tapped rhythm on 16ths: of taps on one 16th the loudest counts. Immutable.
public final class TapLine {
  /// Places of a bar that are told apart; longer bars begin again.
  static final int PLACES = 16;

  private final MeterMap meters;
  private final TreeMap<Long, Note> taps = new TreeMap<>();
  private final double[] share = new double[PLACES]; // of the bars, in which the place is tapped
  private final double[] force = new double[PLACES]; // mean velocity of those taps
  private final double meanForce;
  private final double perBar;

  /// @param taps any keys, in band ticks
  public TapLine(List<Note> taps, MeterMap meters) {
    this.meters = meters;
    for (Note tap : taps) {
      this.taps.merge(StepGrid.stepOf(tap), tap, (a, b) -> a.velocity() >= b.velocity() ? a : b);
    }
    double sum = 0;
    for (Note tap : this.taps.values()) {
      sum += tap.velocity();
    }
    meanForce = this.taps.isEmpty() ? 0 : sum / this.taps.size();
    double bars = bars();
    this.taps.forEach((step, tap) -> {
      share[place(step)]++;
      force[place(step)] += tap.velocity();
    });
    for (int i = 0; i < PLACES; i++) {
      force[i] = share[i] == 0 ? 0 : force[i] / share[i];
      share[i] = Math.min(1, share[i] / bars);
    }
    perBar = this.taps.size() / bars;
  }

  private double bars() {
    return taps.isEmpty() ? 1 : bar(taps.lastKey()) - bar(taps.firstKey()) + 1.0;
  }

  private long bar(long step) {
    return meters.barAt(step * Ticks.PER_STEP);
  }

  /// Where in its bar a step is, 0 to 15.
  int place(long step) {
    return meters.tickInBar(step * Ticks.PER_STEP) / Ticks.PER_STEP % PLACES;
  }

  public boolean isEmpty() {
    return taps.isEmpty();
  }

  /// The tap on a step.
  public Optional<Note> at(long step) {
    return Optional.ofNullable(taps.get(step));
  }

  /// Velocity of the tap on a step, 0 when nobody taps.
  int velocity(long step) {
    Note tap = taps.get(step);
    return tap == null ? 0 : tap.velocity();
  }

  /// First step of the bar in which the taps begin.
  public long firstStep() {
    return Math.ceilDiv(meters.barStart(bar(taps.firstKey())), (long) Ticks.PER_STEP);
  }

  /// The bar line behind the last tap.
  public long endStep() {
    return Math.ceilDiv(meters.barStart(bar(taps.lastKey()) + 1), (long) Ticks.PER_STEP);
  }

  double share(int place) {
    return share[place];
  }

  double force(int place) {
    return force[place];
  }

  double meanForce() {
    return meanForce;
  }

  double perBar() {
    return perBar;
  }
}
