package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class FollowedTimeTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final double BPM = 72;
  private static final int BEATS = 48;

  private final BandTime time =
      BandTime.following(
          BeatModel.read(PRESETS.resolve("models").resolve("beat.json")),
          BPM,
          MeterMap.of(Meter.COMMON));
  private long pulseTick;

  private static long beatNanos(int beat) {
    return 700_000_000L + Math.round(beat * 60e9 / BPM);
  }

  /// Bass on every beat, a chord on every eighth; pulses as a session gives them.
  private void play(int fromBeat, int toBeat) {
    for (int eighth = 2 * fromBeat; eighth < 2 * toBeat; eighth++) {
      long nanos = (beatNanos(eighth / 2) + beatNanos((eighth + 1) / 2)) / 2;
      pulseUntil(nanos);
      if (eighth % 2 == 0) {
        time.timeKeeper().hear(nanos, MidiMessage.noteOn(0, 36 + eighth % 8 / 2, 90));
      }
      time.timeKeeper().hear(nanos, MidiMessage.noteOn(0, 60, 70));
      time.timeKeeper().hear(nanos, MidiMessage.noteOn(0, 64, 70));
    }
  }

  private void pulseUntil(long nanos) {
    while (time.transport().nanosAt(pulseTick) <= nanos) {
      long at = time.transport().nanosAt(pulseTick);
      double before = time.transport().tickAt(at);
      time.timeKeeper().confirm(pulseTick, at);
      assertEquals(before, time.transport().tickAt(at), 1, "bending must not jump");
      pulseTick += Conductor.PULSE_TICKS;
      assertTrue(time.transport().nanosAt(pulseTick) > at, "time must not run backwards");
    }
  }

  @Test
  void keepsTheBandSilentBeforeTheBeatIsSure() {
    assertFalse(time.settled().test(1_000_000));
  }

  @Test
  void laysBandBeatsOnHeardBeats() {
    play(0, BEATS);
    assertTrue(time.settled().test(pulseTick), "settled after " + BEATS + " beats");
    for (int beat = BEATS - 4; beat < BEATS; beat++) {
      double tick = time.transport().tickAt(beatNanos(beat));
      double off = Math.abs(tick / Ticks.PER_QUARTER - Math.round(tick / Ticks.PER_QUARTER));
      assertTrue(off < 0.1, "beat " + beat + " lies " + off + " of a beat off");
    }
    assertEquals(BPM, time.transport().bpmAt(pulseTick), 4);
  }

  @Test
  void keepsGoingThroughSilence() {
    play(0, BEATS);
    double tempo = time.transport().bpmAt(pulseTick);
    pulseUntil(beatNanos(BEATS + 8));
    assertEquals(tempo, time.transport().bpmAt(pulseTick), tempo / 4);
  }
}
