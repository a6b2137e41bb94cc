package io.sideman.engine.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.clock.BandClock.Obeys;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.session.FollowedTime;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class BandClockTest {
  private static final long SECOND = 1_000_000_000;
  private static final int NOTE = MidiMessage.noteOn(0, 60, 80);
  private static final MeterMap METERS = MeterMap.of(Meter.COMMON);
  private static final Obeys CLOCK = new Obeys(true, false);
  private static final Obeys LINK = new Obeys(false, true);

  private long pulseTick;
  private long lastTick = Long.MIN_VALUE;

  /// Lets time run to `untilNanos` as a session does, and looks that it never jumps.
  private void run(BandClock clock, long untilNanos) {
    while (clock.isPlaying() && clock.nanosAt(pulseTick) <= untilNanos) {
      long at = clock.nanosAt(pulseTick);
      clock.confirm(pulseTick, at);
      assertEquals((double) pulseTick, clock.tickAt(at), 0.01, "confirmed");
      assertTrue(pulseTick > lastTick, "runs on");
      lastTick = pulseTick;
      pulseTick += Conductor.PULSE_TICKS;
    }
    clock.advance(untilNanos);
  }

  /// Clocks at a tempo, time running beside; returns when the next one is due.
  private long clocks(BandClock clock, long nanos, int count, double bpm) {
    for (int i = 0; i < count; i++) {
      long at = nanos + Math.round(i * 60e9 / bpm / 24);
      run(clock, at);
      int epoch = clock.epoch();
      clock.take(at, MidiMessage.CLOCK);
      if (clock.epoch() != epoch) {
        pulseTick = clock.epochTick();
        lastTick = Long.MIN_VALUE;
      }
    }
    return nanos + Math.round(count * 60e9 / bpm / 24);
  }

  @Test
  void keepsItsOwnTimeFromTheFirstNoteWhenNobodyTells() {
    var clock = BandClock.steady(Obeys.NOBODY, METERS, 100);
    clock.advance(5);
    assertFalse(clock.isPlaying());
    clock.take(SECOND, NOTE);
    assertTrue(clock.isPlaying());
    assertEquals(TimeSource.INTERNAL, clock.source());
    run(clock, 4 * SECOND);
    assertEquals(960 * 5, clock.tickAt(4 * SECOND), 0.1);
  }

  @Test
  void ignoresMidiClockUnlessToldToObey() {
    var clock = BandClock.steady(Obeys.NOBODY, METERS, 100);
    assertFalse(clock.take(1, MidiMessage.START));
    clock.take(2, MidiMessage.CLOCK);
    assertFalse(clock.isPlaying());
  }

  @Test
  void startsAndStopsWithTheMachine() {
    var clock = BandClock.steady(CLOCK, METERS, 100);
    clock.take(1, MidiMessage.START);
    long next = clocks(clock, SECOND, 96, 140);
    assertEquals(TimeSource.MIDI_CLOCK, clock.source());
    assertEquals(96 * 40, clock.tickAt(next), 1);
    clock.take(next, MidiMessage.STOP);
    assertFalse(clock.isPlaying());
    clock.take(next + SECOND, NOTE);
    assertFalse(clock.isPlaying(), "a machine that stands holds the band");
  }

  @Test
  void startsOnTheNextStepOfAnOddPosition() {
    var clock = BandClock.steady(CLOCK, METERS, 100);
    clock.take(1, MidiMessage.START);
    long next = clocks(clock, SECOND, 31, 120);
    clock.take(next - 2, MidiMessage.STOP);
    clock.take(next - 1, MidiMessage.CONTINUE);
    clock.take(next, MidiMessage.CLOCK);
    assertEquals(2, clock.epoch());
    assertEquals(36 * 40, clock.epochTick(), "clock 31 lies in step 5, which ends with clock 36");
    assertEquals(next + 5 * 60e9 / 120 / 24, (double) clock.nanosAt(36L * 40), 1e6);
  }

  @Test
  void goesOnAtTheLastTempoWhenTheClockDiesAndChangesItsRulerOnABarLine() {
    var clock = BandClock.steady(CLOCK, METERS, 100);
    clock.take(1, MidiMessage.START);
    long next = clocks(clock, SECOND, 24 * 5, 140);
    run(clock, next + 400_000_000);
    assertEquals(TimeSource.MIDI_CLOCK, clock.source());
    run(clock, next + SECOND);
    assertEquals(TimeSource.MIDI_CLOCK, clock.source(), "until the bar line");
    run(clock, next + 2 * SECOND);
    assertEquals(TimeSource.INTERNAL, clock.source());
    run(clock, next + 20 * SECOND);
    assertEquals(140, clock.bpmAt(pulseTick), 0.1);
    assertEquals(24 * 5 * 40 + 20 * 140 / 60.0 * 960, clock.tickAt(next + 20 * SECOND), 2);
  }

  @Test
  void joinsAClockThatComesBackOnItsBeat() {
    var clock = BandClock.steady(CLOCK, METERS, 100);
    clock.take(1, MidiMessage.START);
    long next = clocks(clock, SECOND, 24 * 16, 140);
    run(clock, next + 4 * SECOND);
    assertEquals(TimeSource.INTERNAL, clock.source());
    long back = next + Math.round(12 * 60e9 / 140); // twelve beats later
    long end = clocks(clock, back, 24 * 12, 140);
    assertEquals(TimeSource.MIDI_CLOCK, clock.source());
    double beat = clock.tickAt(end) / 960;
    assertEquals(Math.rint(beat), beat, 0.02);
  }

  @Test
  void takesNoNoticeOfAClockThatNeverStarts() {
    var clock = BandClock.steady(CLOCK, METERS, 100);
    long next = clocks(clock, SECOND, 24 * 4, 140);
    assertFalse(clock.isPlaying());
    clock.take(next, NOTE);
    assertEquals(TimeSource.INTERNAL, clock.source(), "keyboards send clocks all day");
    pulseTick = 0;
    clocks(clock, next, 24 * 8, 140);
    assertEquals(100, clock.bpmAt(pulseTick), 0.1);
  }

  @Test
  void beginsOnTheBeatOfTheLinkSession() {
    var clock = BandClock.steady(LINK, METERS, 100);
    clock.link().tell(10.25, SECOND, 120, 1, false, false);
    clock.advance(SECOND);
    assertEquals(TimeSource.LINK, clock.source());
    clock.take(SECOND + 125_000_000, NOTE); // beat 10.5: bar 2, beat 2.5
    assertEquals(960 * 2.5, clock.tickAt(SECOND + 125_000_000), 0.01);
    assertEquals(960 * 5 / 2, clock.epochTick());
  }

  @Test
  void staysWithTheLinkSessionThroughChangesOfItsTempo() {
    var clock = BandClock.steady(LINK, METERS, 100);
    clock.link().tell(8, SECOND, 120, 1, false, false);
    clock.take(SECOND, NOTE);
    double beats = 8;
    long nanos = SECOND;
    for (int i = 0; i < 2000; i++) { // 100 readings a second
      double bpm = i < 1000 ? 120 : 132;
      clock.link().tell(beats, nanos, bpm, 1, false, false);
      beats += bpm / 60 / 100;
      nanos += SECOND / 100;
      run(clock, nanos);
    }
    assertEquals((beats - 8) * 960, clock.tickAt(nanos), 2);
  }

  @Test
  void startsAndStopsWithALinkSessionThatSyncsStarts() {
    var clock = BandClock.steady(LINK, METERS, 100);
    clock.link().tell(0, SECOND, 120, 1, false, true);
    clock.take(SECOND, NOTE);
    assertFalse(clock.isPlaying());
    clock.link().tell(4, 2 * SECOND, 120, 1, true, true);
    clock.advance(2 * SECOND);
    assertTrue(clock.isPlaying());
    clock.link().tell(8, 3 * SECOND, 120, 1, false, true);
    clock.advance(3 * SECOND);
    assertFalse(clock.isPlaying());
  }

  @Test
  void putsMidiClockBeforeLink() {
    var clock = BandClock.steady(new Obeys(true, true), METERS, 100);
    clock.link().tell(0, SECOND, 90, 1, false, false);
    clock.take(SECOND, MidiMessage.START);
    clocks(clock, SECOND + 1, 48, 120);
    assertEquals(TimeSource.MIDI_CLOCK, clock.source());
  }

  @Test
  void handsOverToThePerformerWithoutAPause() {
    Path presets = Path.of(System.getProperty("sideman.presets"));
    var model = BeatModel.read(presets.resolve("models").resolve("beat.json"));
    var clock =
        BandClock.following(CLOCK, METERS, 100, new FollowedTime(new BeatTracker(model), 100));
    clock.take(1, MidiMessage.START);
    long next = clocks(clock, SECOND, 24 * 6, 120);
    run(clock, next + 4 * SECOND);
    assertEquals(TimeSource.PERFORMER, clock.source());
    assertTrue(clock.isSettledAt(pulseTick), "the band plays on");
    assertEquals(120, clock.bpmAt(pulseTick), 0.5);
  }
}
