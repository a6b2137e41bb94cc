package io.sideman.engine.clock;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.event.MidiMessage;
import java.util.ArrayList;
import java.util.List;

/// Plays a train of clocks to a slave and lets band time follow it by pulses, as a session does.
final class Following {
  final ClockSlave slave = new ClockSlave();
  final SteeredTime time = new SteeredTime();
  private final ClockTrain train;
  private final List<Double> errors = new ArrayList<>();
  private long pulseTick;
  private long lastPulseNanos;
  private boolean started;

  Following(ClockTrain train) {
    this.train = train;
  }

  /// Starts the machine and sends the clocks of these numbers.
  void play(List<Integer> clocks) {
    slave.hear(0, MidiMessage.START);
    for (int clock : clocks) {
      long nanos = train.arrivalNanos(clock);
      pulseUntil(nanos);
      slave.hear(nanos, MidiMessage.CLOCK);
      if (!started) {
        started = true;
        time.start((double) slave.epochTick(), slave.epochNanos(), slave.bpm());
        pulseTick = slave.epochTick();
      }
    }
  }

  private void pulseUntil(long nanos) {
    while (started && time.nanosAt(pulseTick) <= nanos) {
      long at = time.nanosAt(pulseTick);
      assertTrue(pulseTick == 0 || at > lastPulseNanos, "time runs backwards at tick " + pulseTick);
      time.steer(at, slave);
      errors.add(time.tickAt(at) - train.tickAt(at));
      lastPulseNanos = at;
      pulseTick += Conductor.PULSE_TICKS;
    }
  }

  /// Errors in ticks at each pulse from `fromTick` on: positive when the band is ahead.
  double[] errors(long fromTick) {
    int from = (int) Math.min(errors.size(), fromTick / Conductor.PULSE_TICKS);
    return errors.subList(from, errors.size()).stream().mapToDouble(Double::doubleValue).toArray();
  }

  static double worst(double[] errors, double around) {
    double worst = 0;
    for (double error : errors) {
      worst = Math.max(worst, Math.abs(error - around));
    }
    return worst;
  }
}
