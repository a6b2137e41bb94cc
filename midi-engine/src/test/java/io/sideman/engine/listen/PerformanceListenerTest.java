package io.sideman.engine.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class PerformanceListenerTest {
  private final PerformanceListener listener = new PerformanceListener();

  private void quarters(int from, int to, int velocity) {
    for (int beat = from; beat < to; beat++) {
      listener.noteOn(beat * 960L, 60, velocity);
      listener.noteOff(beat * 960L + 800, 60);
    }
  }

  @Test
  void accompanimentUnderAHeldNoteDoesNotMoveTheLine() {
    listener.noteOn(0, 76, 80);
    for (int beat = 0; beat < 4; beat++) {
      listener.noteOn(beat * 960L, 60, 60);
      listener.noteOff(beat * 960L + 480, 60);
    }
    listener.advance(3840);
    assertEquals(3840, listener.lineTicks());
    listener.noteOff(3840, 76);
    listener.noteOn(3840, 72, 80);
    listener.advance(4000);
    assertEquals(160, listener.lineTicks());
  }

  @Test
  void feelsACrescendoWithinTheBar() {
    quarters(0, 8, 60);
    listener.advance(8 * 960);
    double soft = listener.intensity();
    quarters(8, 12, 110);
    listener.advance(12 * 960);
    assertTrue(listener.intensity() > soft + 0.2, soft + " -> " + listener.intensity());
  }

  @Test
  void risesWhenThePlayingGetsDenser() {
    quarters(0, 8, 80);
    listener.advance(8 * 960);
    double sparse = listener.intensity();
    for (int i = 0; i < 64; i++) {
      listener.noteOn(8 * 960 + i * 120L, 60 + i % 5, 80);
      listener.noteOff(8 * 960 + i * 120L + 100, 60 + i % 5);
    }
    assertTrue(listener.intensity() > sparse + 0.15, sparse + " -> " + listener.intensity());
  }

  @Test
  void knowsRegisterOfTheLastTwoBarsOnly() {
    listener.noteOn(0, 30, 80);
    listener.noteOff(480, 30);
    listener.noteOn(9 * 960, 64, 80);
    listener.noteOn(9 * 960, 72, 80);
    assertEquals(64, listener.lowKey());
    assertEquals(72, listener.highKey());
  }

  @Test
  void ringsOnUnderThePedalAndFades() {
    listener.noteOn(0, 60, 80);
    listener.pedal(100, true);
    listener.noteOff(480, 60);
    listener.advance(4 * 960);
    assertEquals(0, listener.silentTicks(), "the string still rings");
    listener.pedal(4 * 960, false);
    listener.advance(5 * 960);
    assertEquals(960, listener.silentTicks(), "silent since the pedal came up");
    listener.pedal(5 * 960, true);
    listener.noteOn(6 * 960, 60, 80);
    listener.noteOff(6 * 960 + 480, 60);
    listener.advance(20 * 960);
    assertEquals(14 * 960 - 480 - 8 * 960, listener.silentTicks(), "faded after two bars");
  }

  @Test
  void countsSilenceFromTheLastNoteOff() {
    assertFalse(listener.hasHeard());
    listener.noteOn(0, 60, 80);
    listener.advance(960);
    assertEquals(0, listener.silentTicks());
    listener.noteOff(1000, 60);
    listener.advance(2000);
    assertEquals(1000, listener.silentTicks());
  }

  @Test
  void ignoresANoteOffWithoutItsNoteOn() {
    listener.noteOff(10, 60);
    listener.noteOn(20, 60, 80);
    listener.advance(100);
    assertEquals(0, listener.silentTicks());
  }

  @Test
  void hearsTheSameHoweverOftenItIsAdvanced() {
    var often = new PerformanceListener();
    for (int beat = 0; beat < 16; beat++) {
      int velocity = 40 + 5 * beat;
      for (long tick = beat * 960L - 900; tick < beat * 960L; tick += 37) {
        often.advance(tick);
      }
      often.noteOn(beat * 960L, 60, velocity);
      often.noteOff(beat * 960L + 700, 60);
      listener.noteOn(beat * 960L, 60, velocity);
      listener.noteOff(beat * 960L + 700, 60);
    }
    assertEquals(often.intensity(), listener.intensity(), 1e-12);
    assertEquals(often.onsetsInLastBeat(), listener.onsetsInLastBeat());
  }
}
