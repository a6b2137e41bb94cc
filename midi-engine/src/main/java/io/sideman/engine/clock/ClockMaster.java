package io.sideman.engine.clock;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.ring.RealTime;
import io.sideman.engine.time.Ticks;

/// The band as clock of other machines: 24 clocks to the quarter, start, stop, continue and song
/// position, told in band ticks ahead of time. Whoever sends them turns ticks into frames by the
/// transport, so they follow every change of tempo.
///
/// A message that finds no room is told again later, and nothing overtakes it: clocks may come late
/// but are never lost, as a machine that follows counts them.
public final class ClockMaster {
  private static final int HIGHEST_POSITION = (1 << 14) - 1; // 16ths
  private static final int NOTHING = 0;

  private final ClockSink sink;
  private boolean running;
  private long nextTick;
  private long startTick;
  private int position = NOTHING; // song position still to be told
  private int command = NOTHING; // start, continue or stop still to be told
  private long commandTick;
  private long refused;

  public ClockMaster(ClockSink sink) {
    this.sink = sink;
  }

  /// The band starts at `tick`, a multiple of a step; from there on clocks are sent.
  @RealTime
  public void start(long tick) {
    running = true;
    startTick = tick;
    nextTick = tick;
    commandTick = tick;
    long sixteenths = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    boolean fromTop = sixteenths <= 0 || sixteenths > HIGHEST_POSITION;
    command = fromTop ? MidiMessage.START : MidiMessage.CONTINUE;
    position =
        fromTop
            ? NOTHING
            : MidiMessage.of(
                ClockSlave.SONG_POSITION, (int) sixteenths & 0x7F, (int) (sixteenths >> 7));
    flush();
  }

  /// Sends everything before `tick`.
  @RealTime
  public void advance(long tick) {
    if (!flush() || !running) {
      return;
    }
    while (nextTick < tick) {
      if (!send(nextTick, MidiMessage.CLOCK)) {
        return;
      }
      nextTick += ClockSlave.CLOCK_TICKS;
    }
  }

  /// The band stops at `tick`; clocks already told beyond it cannot be taken back.
  @RealTime
  public void stop(long tick) {
    if (!running) {
      return;
    }
    running = false;
    command = MidiMessage.STOP;
    commandTick = Math.max(tick, startTick);
    flush();
  }

  private boolean flush() {
    if (position != NOTHING) {
      if (!send(commandTick, position)) {
        return false;
      }
      position = NOTHING;
    }
    if (command != NOTHING) {
      if (!send(commandTick, command)) {
        return false;
      }
      command = NOTHING;
    }
    return true;
  }

  private boolean send(long tick, int message) {
    boolean taken = sink.send(tick, message);
    if (!taken) {
      refused++;
    }
    return taken;
  }

  /// How often a message found no room and had to wait.
  public long refused() {
    return refused;
  }
}
