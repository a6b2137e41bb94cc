package io.sideman.engine.clock;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;

/// The clocks of a simulated machine: when each really falls, and when it arrives.
final class ClockTrain {
  static final long SECOND = 1_000_000_000;

  private final long[] trueNanos; // by number of the clock
  private final long[] arrivalNanos; // never decreasing

  private ClockTrain(long[] trueNanos, long[] arrivalNanos) {
    this.trueNanos = trueNanos;
    this.arrivalNanos = arrivalNanos;
  }

  /// @param bpmAt tempo by quarters since the first clock
  /// @param jitterNanos most by which a clock is late
  static ClockTrain of(int clocks, DoubleUnaryOperator bpmAt, double jitterNanos, long seed) {
    var random = new SplittableRandom(seed);
    long[] real = new long[clocks];
    long[] arrival = new long[clocks];
    double nanos = SECOND;
    long last = 0;
    for (int i = 0; i < clocks; i++) {
      real[i] = Math.round(nanos);
      last = Math.max(last, Math.round(nanos + jitterNanos * random.nextDouble()));
      arrival[i] = last;
      nanos += 60e9 / (24 * bpmAt.applyAsDouble(i / 24.0));
    }
    return new ClockTrain(real, arrival);
  }

  static ClockTrain steady(int clocks, double bpm, double jitterNanos, long seed) {
    return of(clocks, _ -> bpm, jitterNanos, seed);
  }

  /// When a clock arrives.
  long arrivalNanos(int clock) {
    return arrivalNanos[clock];
  }

  /// The tick at which the machine really is, by straight lines between its clocks.
  double tickAt(long nanos) {
    int i = Arrays.binarySearch(trueNanos, nanos);
    i = Math.clamp(i < 0 ? -i - 2 : i, 0, trueNanos.length - 2);
    double part = (nanos - trueNanos[i]) / (double) (trueNanos[i + 1] - trueNanos[i]);
    return (i + part) * ClockSlave.CLOCK_TICKS;
  }

  /// The numbers of all clocks.
  List<Integer> all() {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < trueNanos.length; i++) {
      numbers.add(i);
    }
    return numbers;
  }
}
