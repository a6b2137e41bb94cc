package io.sideman.engine.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.event.MidiMessage;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClockSlaveTest {
  private static final long FOUR_BEATS = 4 * 960;
  private static final double MILLI = 1e6;

  private static double ticksPerMilli(double bpm) {
    return bpm * 960 / 60e3;
  }

  private static int songPosition(int sixteenths) {
    return MidiMessage.of(ClockSlave.SONG_POSITION, sixteenths & 127, sixteenths >> 7);
  }

  /// Clocks at 120 bpm from `nanos` on; returns when the next one is due.
  private static long clocks(ClockSlave slave, long nanos, int count) {
    for (int i = 0; i < count; i++) {
      slave.hear(nanos + Math.round(i * 60e9 / 120 / 24), MidiMessage.CLOCK);
    }
    return nanos + Math.round(count * 60e9 / 120 / 24);
  }

  private static List<Integer> without(ClockTrain train, int from, int count) {
    List<Integer> numbers = new ArrayList<>(train.all());
    numbers.subList(from, from + count).clear();
    return numbers;
  }

  @ParameterizedTest
  @ValueSource(doubles = {40, 72.5, 120, 174, 300})
  void keepsWithinAMillisecondAndAHalfOfAClockWithThreeMillisecondsOfJitter(double bpm) {
    for (long seed = 0; seed < 10; seed++) {
      var following = new Following(ClockTrain.steady(24 * 64, bpm, 3 * MILLI, seed));
      following.play(IntStream.range(0, 24 * 64).boxed().toList());
      double late = -1.5 * ticksPerMilli(bpm); // jitter only delays
      double worst = Following.worst(following.errors(FOUR_BEATS), late);
      assertTrue(worst < 1.5 * ticksPerMilli(bpm), "seed " + seed + ": " + worst + " ticks off");
    }
  }

  @Test
  void isExactOnAnEvenClock() {
    var train = ClockTrain.steady(24 * 64, 120, 0, 1);
    var following = new Following(train);
    following.play(train.all());
    assertEquals(0, Following.worst(following.errors(0), 0), 0.01);
    assertEquals(120, following.slave.bpm(), 0.001);
  }

  @Test
  void followsARampOfTempo() {
    var train = ClockTrain.of(24 * 64, beat -> 90 + 30 * Math.min(1, beat / 32), 1 * MILLI, 5);
    var following = new Following(train);
    following.play(train.all());
    assertTrue(Following.worst(following.errors(FOUR_BEATS), 0) < 10, "a 60th of a beat");
  }

  @ParameterizedTest
  @ValueSource(doubles = {60, 90, 140, 200})
  void isBackOnTheGridTwoBeatsAfterASuddenTempo(double bpm) {
    var train = ClockTrain.of(24 * 64, beat -> beat < 32 ? 120 : bpm, 1 * MILLI, 9);
    var following = new Following(train);
    following.play(train.all());
    double worst = Following.worst(following.errors(34 * 960), -0.5 * ticksPerMilli(bpm));
    assertTrue(worst < 12, worst + " ticks off");
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, 12, 40})
  void makesUpForLostClocks(int lost) {
    var train = ClockTrain.steady(24 * 64, 120, 1 * MILLI, 3);
    var following = new Following(train);
    following.play(without(train, 24 * 20, lost));
    double worst = Following.worst(following.errors(FOUR_BEATS), -0.5 * ticksPerMilli(120));
    assertTrue(worst < 4, worst + " ticks off");
  }

  @Test
  void countsClocksThatWereHeldUpOnlyOnce() {
    var slave = new ClockSlave();
    slave.hear(0, MidiMessage.START);
    clocks(slave, ClockTrain.SECOND, 240);
    long due = ClockTrain.SECOND + Math.round(240 * 60e9 / 120 / 24);
    for (int i = 0; i < 10; i++) { // ten clocks arrive within a millisecond, when the last is due
      slave.hear(due + Math.round(9 * 60e9 / 120 / 24) + i * 100_000L, MidiMessage.CLOCK);
    }
    clocks(slave, due + Math.round(10 * 60e9 / 120 / 24), 240);
    assertEquals((240 + 10 + 240 - 1) * 40, slave.positionTick());
    assertEquals(120, slave.bpm(), 0.5);
  }

  @Test
  void beginsAtTheFirstClockAfterStart() {
    var slave = new ClockSlave();
    slave.hear(10, MidiMessage.START);
    assertFalse(slave.isRunning());
    slave.hear(ClockTrain.SECOND, MidiMessage.CLOCK);
    assertTrue(slave.isRunning());
    assertEquals(1, slave.epoch());
    assertEquals(0, slave.epochTick());
    assertEquals(ClockTrain.SECOND, slave.epochNanos());
  }

  @Test
  void learnsTheTempoWhileTheMachineStands() {
    var slave = new ClockSlave();
    long next = clocks(slave, ClockTrain.SECOND, 48);
    assertTrue(slave.isLocked());
    assertEquals(0, slave.positionTick());
    slave.hear(next - 1_000_000, MidiMessage.START);
    slave.hear(next, MidiMessage.CLOCK);
    assertEquals(120, slave.bpm(), 0.01);
    assertEquals(0, slave.tickAt(next), 0.01);
  }

  @Test
  void continuesWhereItStopped() {
    var slave = new ClockSlave();
    slave.hear(0, MidiMessage.START);
    long next = clocks(slave, ClockTrain.SECOND, 31);
    slave.hear(next - 1, MidiMessage.STOP);
    assertFalse(slave.isRunning());
    assertEquals(31 * 40, slave.positionTick());
    assertEquals(31 * 40, slave.tickAt(next + ClockTrain.SECOND), "stands");
    next = clocks(slave, next, 10);
    slave.hear(next - 1, MidiMessage.CONTINUE);
    slave.hear(next, MidiMessage.CLOCK);
    assertEquals(2, slave.epoch());
    assertEquals(31 * 40, slave.epochTick());
  }

  @Test
  void startsAtTheSongPosition() {
    var slave = new ClockSlave();
    slave.hear(0, songPosition(300));
    slave.hear(1, MidiMessage.CONTINUE);
    slave.hear(ClockTrain.SECOND, MidiMessage.CLOCK);
    assertEquals(300 * 240, slave.epochTick());
  }

  @Test
  void locatesWhileItRuns() {
    var slave = new ClockSlave();
    slave.hear(0, MidiMessage.START);
    long next = clocks(slave, ClockTrain.SECOND, 50);
    slave.hear(next - 1, songPosition(8));
    slave.hear(next, MidiMessage.CLOCK);
    assertEquals(2, slave.epoch());
    assertEquals(8 * 240, slave.epochTick());
    assertEquals(8 * 240, slave.tickAt(next), 0.1);
  }

  @Test
  void startAlwaysMeansTheTop() {
    var slave = new ClockSlave();
    slave.hear(0, songPosition(300));
    slave.hear(1, MidiMessage.START);
    slave.hear(ClockTrain.SECOND, MidiMessage.CLOCK);
    assertEquals(0, slave.epochTick());
  }

  @Test
  void runsOnAtTheLastTempoWhenTheCableIsPulled() {
    var train = ClockTrain.steady(24 * 16, 120, 0, 1);
    var following = new Following(train);
    following.play(train.all());
    long end = train.arrivalNanos(24 * 16 - 1);
    assertTrue(following.slave.isAlive(end + 400_000_000));
    assertFalse(following.slave.isAlive(end + 600_000_000));
    assertEquals(
        (24 * 16 - 1) * 40 + 960 * 4, following.slave.tickAt(end + 2 * ClockTrain.SECOND), 0.5);
  }

  @Test
  void allocatesNothing() {
    var slave = new ClockSlave();
    slave.hear(0, MidiMessage.START);
    long next = clocks(slave, ClockTrain.SECOND, 20_000);
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 8; round++) { // the first ones warm up
      long before = threads.getCurrentThreadAllocatedBytes();
      next = clocks(slave, next, 20_000);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least);
  }
}
