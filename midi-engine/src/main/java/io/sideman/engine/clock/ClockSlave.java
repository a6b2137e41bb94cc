package io.sideman.engine.clock;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.RealTime;
import io.sideman.engine.time.Ticks;

/// Follows the MIDI clock of another machine: tempo from its clocks, position from start, continue,
/// stop and song position. Clocks that come while the machine stands still teach the tempo only.
///
/// The first clock after a start or continue begins an *epoch*: the music stands at [#epochTick]
/// then. A song position told while the machine runs begins one too.
public final class ClockSlave implements Guide {
  /// Clocks in a quarter note.
  public static final int PER_QUARTER = 24;

  /// Ticks from clock to clock.
  public static final int CLOCK_TICKS = Ticks.PER_QUARTER / PER_QUARTER;

  /// System common message: song position in 16ths, 14 bits.
  public static final int SONG_POSITION = 0xF2;

  private static final long LOST_NANOS = 500_000_000;
  private static final double LOST_CLOCKS = 6;
  private static final long BELIEVED_NANOS = 10_000_000_000L;

  private final ClockFilter filter = new ClockFilter();
  private boolean running;
  private boolean armed; // the next clock begins an epoch
  private long positionClocks; // running: the clock last counted; else the next one to come
  private long lastNanos = Long.MIN_VALUE;
  private long lastCommandNanos = Long.MIN_VALUE;
  private int epoch;
  private int stops;
  private long epochTick;
  private long epochNanos;

  public ClockSlave() {
    filter.restart();
  }

  /// True for the messages that this class understands.
  public static boolean isClock(int message) {
    return switch (MidiMessage.status(message)) {
      case MidiMessage.CLOCK,
          MidiMessage.START,
          MidiMessage.CONTINUE,
          MidiMessage.STOP,
          SONG_POSITION ->
          true;
      default -> false;
    };
  }

  /// A message as it came in, in order; others than clock messages are passed over.
  @RealTime
  public void hear(long nanos, int message) {
    switch (MidiMessage.status(message)) {
      case MidiMessage.CLOCK -> clock(nanos);
      case MidiMessage.START -> arm(nanos, 0);
      case MidiMessage.CONTINUE -> arm(nanos, nextClock());
      case MidiMessage.STOP -> stop(nanos);
      case SONG_POSITION -> locate(message);
      default -> {}
    }
  }

  private void arm(long nanos, long nextClock) {
    lastCommandNanos = nanos;
    running = false;
    armed = true;
    positionClocks = nextClock;
  }

  private void stop(long nanos) {
    lastCommandNanos = nanos;
    stops++;
    positionClocks = nextClock();
    running = false;
    armed = false;
  }

  private void locate(int message) {
    long sixteenths = MidiMessage.data1(message) | (long) MidiMessage.data2(message) << 7;
    armed |= running;
    running = false;
    filter.settle();
    positionClocks = sixteenths * (PER_QUARTER / 4);
  }

  private long nextClock() {
    return running ? positionClocks + filter.settle() + 1 : positionClocks;
  }

  private void clock(long nanos) {
    if (!isAlive(nanos) && !running) {
      filter.restart();
    }
    lastNanos = nanos;
    if (armed) {
      begin(nanos);
    } else {
      int gone = filter.add(nanos);
      positionClocks += running ? gone : 0;
    }
  }

  private void begin(long nanos) {
    filter.settle();
    if (filter.add(nanos) != 1 || isOffBeat(nanos)) {
      filter.restart();
      filter.add(nanos);
    }
    armed = false;
    running = true;
    epochTick = positionClocks * CLOCK_TICKS;
    epochNanos = filter.clockNanos();
    epoch++;
  }

  // Some machines begin their train anew at a start.
  private boolean isOffBeat(long nanos) {
    return Math.abs(nanos - filter.clockNanos()) > 0.25 * filter.periodNanos();
  }

  /// True from the first clock after a start or continue until the machine is stopped.
  public boolean isRunning() {
    return running;
  }

  /// True while clocks come in.
  public boolean isAlive(long nanos) {
    double patience = Math.max(LOST_NANOS, LOST_CLOCKS * filter.periodNanos());
    return lastNanos != Long.MIN_VALUE && nanos - lastNanos < patience;
  }

  /// True when the machine has said that it starts or stops and is still there: it was heard during
  /// the last ten seconds.
  public boolean isBelieved(long nanos) {
    return lastCommandNanos != Long.MIN_VALUE
        && nanos - Math.max(lastNanos, lastCommandNanos) < BELIEVED_NANOS;
  }

  /// True when clocks have come in evenly for a while, so that [#bpm] can be trusted.
  public boolean isLocked() {
    return filter.isLocked();
  }

  /// Counts the starts, continues and locations; 0 before the first.
  public int epoch() {
    return epoch;
  }

  /// Counts the stops.
  public int stops() {
    return stops;
  }

  /// Where the epoch began, a multiple of [#CLOCK_TICKS].
  public long epochTick() {
    return epochTick;
  }

  /// When it began.
  public long epochNanos() {
    return epochNanos;
  }

  /// Running: the tick of the last clock; else where the next start would go on.
  public long positionTick() {
    return positionClocks * CLOCK_TICKS;
  }

  @Override
  public double tickAt(long nanos) {
    double clocks = positionClocks;
    if (running) {
      clocks += (nanos - filter.clockNanos()) / filter.periodNanos();
    }
    return clocks * CLOCK_TICKS;
  }

  @Override
  public double bpm() {
    return 60e9 / (filter.periodNanos() * PER_QUARTER);
  }
}
