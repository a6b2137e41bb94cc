package io.sideman.engine.listen.beat;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BeatTrackerTest {
  private static final long TICK = 10_000_000L;

  private final BeatTracker tracker = new BeatTracker(Performances.MODEL);

  private double follow(long[] beats, double swing, int first) {
    var notes = Performances.piano(beats, swing, 7);
    long[] found = Performances.follow(tracker, notes, beats[beats.length - 1], TICK);
    assertTrue(found.length < beats.length * 1.2, "beats found: " + found.length);
    return Performances.share(beats, found, first);
  }

  @ParameterizedTest
  @ValueSource(doubles = {66, 72, 78})
  void followsASteadyTempo(double bpm) {
    double share = follow(Performances.beats(64, i -> bpm), 0.5, 8);
    assertTrue(share > 0.95, "share of beats met: " + share);
    assertEquals(bpm, tracker.bpm(), bpm * 0.02);
    assertEquals(4, tracker.beatsPerBar());
  }

  @ParameterizedTest
  @ValueSource(doubles = {70, 96, 116})
  void countsInTheTempoThatItIsToldToExpect(double bpm) {
    tracker.expect(bpm * 1.05);
    double share = follow(Performances.beats(64, i -> bpm), 0.5, 8);
    assertTrue(share > 0.95, "share of beats met: " + share);
    assertEquals(bpm, tracker.bpm(), bpm * 0.02);
  }

  @Test
  void followsARitardando() {
    double share = follow(Performances.beats(64, i -> i < 32 ? 80 : 80 - (i - 32) * 0.6), 0.5, 8);
    assertTrue(share > 0.85, "share of beats met: " + share);
  }

  @Test
  void followsSwungEighths() {
    tracker.expect(100);
    double share = follow(Performances.beats(64, i -> 100), 2.0 / 3, 8);
    assertTrue(share > 0.9, "share of beats met: " + share);
  }

  @Test
  void keepsCountingThroughSilence() {
    long[] beats = Performances.beats(64, i -> 72);
    var notes = new ArrayList<>(Performances.piano(beats, 0.5, 3));
    notes.removeIf(
        note -> note.startNanos() > beats[30] - TICK * 5 && note.startNanos() < beats[42]);
    long[] found = Performances.follow(tracker, notes, beats[63], TICK);
    double share = Performances.share(beats, found, 8);
    assertTrue(share > 0.9, "share of beats met: " + share);
  }

  @Test
  void findsANewTempoWithinThreeBars() {
    long[] beats = Performances.beats(64, i -> i < 24 ? 66 : 82);
    var notes = Performances.piano(beats, 0.5, 5);
    long[] found = Performances.follow(tracker, notes, beats[63], TICK);
    double share = Performances.share(beats, found, 36);
    assertTrue(share > 0.9, "share of beats met: " + share);
    assertEquals(82, tracker.bpm(), 3);
  }

  @Test
  void hearsTheSameWhateverTheBlockSize() {
    long[] beats = Performances.beats(32, i -> 92);
    var notes = Performances.piano(beats, 0.5, 11);
    long[] fine = Performances.follow(tracker, notes, beats[31], 1_000_000L);
    var other = new BeatTracker(Performances.MODEL);
    long[] coarse = Performances.follow(other, notes, beats[31], 23_000_000L);
    assertArrayEquals(fine, coarse);
    assertEquals(tracker.nextBeatNanos(), other.nextBeatNanos());
  }

  @Test
  void hearsTheSameAfterReset() {
    long[] beats = Performances.beats(24, i -> 92);
    var notes = Performances.piano(beats, 0.5, 11);
    long[] first = Performances.follow(tracker, notes, beats[23], TICK);
    tracker.reset();
    assertArrayEquals(first, Performances.follow(tracker, notes, beats[23], TICK));
  }

  @Test
  void survivesAnHourOfSilence() {
    tracker.noteOn(0, 60, 80);
    tracker.advance(3_600_000_000_000L);
    tracker.noteOn(3_600_000_000_000L, 60, 80);
    assertTrue(tracker.nextBeatNanos() > 3_590_000_000_000L);
    assertTrue(tracker.beatCount() > 1_000);
  }

  @Test
  void mapsTimeToBeatsWithoutJumpsBackwards() {
    long[] beats = Performances.beats(8, i -> 92);
    Performances.follow(tracker, Performances.piano(beats, 0.5, 11), beats[7], TICK);
    double last = tracker.beatAt(tracker.lastBeatNanos());
    double next = tracker.beatAt(tracker.nextBeatNanos());
    assertEquals((double) tracker.beatCount(), last, 1e-6);
    assertEquals(last + 1, next, 1e-6);
  }

  @Test
  void allocatesNothing() {
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    play(0, 20_000_000_000L);
    long before = threads.getCurrentThreadAllocatedBytes();
    long again = threads.getCurrentThreadAllocatedBytes();
    play(20_000_000_000L, 40_000_000_000L);
    long after = threads.getCurrentThreadAllocatedBytes();
    assertEquals(again - before, after - again);
  }

  private void play(long from, long to) {
    for (long now = from; now < to; now += 250_000_000L) {
      tracker.noteOn(now, 40 + (int) (now / 250_000_000L % 4) * 7, 80);
      tracker.noteOff(now + 100_000_000L);
      tracker.advance(now + 200_000_000L);
    }
  }
}
