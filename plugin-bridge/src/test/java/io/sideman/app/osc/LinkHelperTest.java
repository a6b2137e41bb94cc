package io.sideman.app.osc;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.sideman.engine.clock.BandClock;
import io.sideman.engine.clock.BandClock.Obeys;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// With the real helper, where it was built (`make -C native link-helper`).
@Timeout(60)
class LinkHelperTest {
  private static final Path PROGRAM =
      Path.of(System.getProperty("sideman.presets"))
          .resolveSibling(".build/native/bin/sideman-link");
  private static final double BAR = 3840;

  /// A band that goes by one helper.
  private static final class Follower {
    final LinkHelper helper;
    final BandClock clock = BandClock.steady(new Obeys(false, true), MeterMap.of(Meter.COMMON), 77);
    private long pulseTick;

    Follower(double bpm) throws IOException {
      helper = LinkHelper.start(PROGRAM, bpm, 4);
    }

    void round() {
      LinkHelper.Reading now = helper.latest();
      clock
          .link()
          .tell(now.beats(), now.nanos(), now.bpm(), now.peers(), now.playing(), now.syncsStarts());
      long nanos = System.nanoTime();
      clock.advance(nanos);
      while (clock.isPlaying() && clock.nanosAt(pulseTick) <= nanos) {
        clock.confirm(pulseTick, clock.nanosAt(pulseTick));
        pulseTick += Conductor.PULSE_TICKS;
      }
    }

    void begin() {
      clock.take(System.nanoTime(), MidiMessage.noteOn(0, 60, 80));
      pulseTick = clock.epochTick();
    }
  }

  private static void rounds(Follower a, Follower b, int millis) {
    long end = System.nanoTime() + millis * 1_000_000L;
    while (System.nanoTime() < end) {
      a.round();
      b.round();
      LockSupport.parkNanos(1_000_000);
    }
  }

  @Test
  void twoBandsPlayOnTheSameBeat() throws IOException {
    assumeTrue(Files.isExecutable(PROGRAM), "the helper is not built");
    var a = new Follower(101);
    try {
      rounds(a, a, 500);
      var b = new Follower(140);
      try {
        rounds(a, b, 3000);
        assumeTrue(a.helper.latest().peers() == 1, "alone with each other, and multicast works");
        a.begin();
        rounds(a, b, 700);
        b.begin();
        rounds(a, b, 2000);
        assertEquals(TimeSource.LINK, a.clock.source());
        assertEquals(TimeSource.LINK, b.clock.source());
        long now = System.nanoTime();
        double apart = Math.IEEEremainder(a.clock.tickAt(now) - b.clock.tickAt(now), BAR);
        assertTrue(Math.abs(apart) < 2, apart + " ticks apart within the bar");
        LinkHelper.Reading read = b.helper.latest();
        double off = Math.IEEEremainder(b.clock.tickAt(read.nanos()) - read.beats() * 960, BAR);
        assertTrue(Math.abs(off) < 2, off + " ticks off the session's phase");
        a.helper.changeTempo(127);
        rounds(a, b, 1500);
        assertEquals(127, b.clock.bpmAt(0), 0.5);
      } finally {
        b.helper.close();
      }
    } finally {
      a.helper.close();
    }
  }
}
