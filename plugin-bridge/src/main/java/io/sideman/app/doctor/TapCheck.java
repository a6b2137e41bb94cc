package io.sideman.app.doctor;

import io.sideman.app.link.LinkProbe;
import io.sideman.engine.event.MidiMessage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.locks.LockSupport;

/// How late a synthesiser sounds: somebody, or something that hears it, plays along with clicks.
public final class TapCheck {
  private static final int CLICKS = 20;
  private static final double CLICK_SECONDS = 0.6;
  private static final double FIRST_SECONDS = 2;
  private static final int SIDE_STICK = 37;
  private static final int FEWEST_TAPS = 8;
  private static final double EARLIEST_SECONDS = -0.1;
  private static final double LATEST_SECONDS = 0.3;

  private final LinkProbe probe;

  public TapCheck(LinkProbe probe) {
    this.probe = probe;
  }

  /// Clicks, listens, and answers the delay in milliseconds; empty when too few taps came.
  public OptionalDouble run() {
    while (!probe.isReady()) {
      probe.poll();
      LockSupport.parkNanos(1_000_000);
    }
    var clicks = new ArrayList<Long>();
    var taps = new ArrayList<Long>();
    long first = probe.endFrame() + frames(FIRST_SECONDS);
    long end = first + CLICKS * frames(CLICK_SECONDS);
    while (probe.endFrame() < end) {
      long next = first + clicks.size() * frames(CLICK_SECONDS);
      if (clicks.size() < CLICKS && next < probe.endFrame() + frames(0.1)) {
        probe.note(0, SIDE_STICK, 110, next, next + frames(0.05));
        clicks.add(next);
      }
      while (probe.poll()) {
        if (MidiMessage.isNoteOn(probe.message())) {
          taps.add(probe.frame());
        }
      }
      LockSupport.parkNanos(1_000_000);
    }
    return delayMillis(clicks, taps, probe.sampleRateHz());
  }

  private long frames(double seconds) {
    return Math.round(seconds * probe.sampleRateHz());
  }

  /// The median of what lies between each click and the tap that belongs to it, never below 0.
  static OptionalDouble delayMillis(List<Long> clicks, List<Long> taps, double sampleRateHz) {
    var delays = new ArrayList<Double>();
    for (long click : clicks) {
      taps.stream()
          .map(tap -> (tap - click) / sampleRateHz)
          .filter(seconds -> seconds > EARLIEST_SECONDS && seconds < LATEST_SECONDS)
          .min((a, b) -> Double.compare(Math.abs(a), Math.abs(b)))
          .ifPresent(delays::add);
    }
    if (delays.size() < FEWEST_TAPS) {
      return OptionalDouble.empty();
    }
    Collections.sort(delays);
    return OptionalDouble.of(Math.max(0, delays.get(delays.size() / 2) * 1000));
  }
}
