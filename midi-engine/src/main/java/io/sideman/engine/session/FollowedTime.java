package io.sideman.engine.session;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.time.Ticks;
import io.sideman.engine.time.Transport;

/// Band time that follows the performer's beat. Between pulses it runs straight; at each pulse it
/// bends so that the next beat heard coming falls on a beat of the band. It never jumps and never
/// runs backwards, so nothing planned is skipped or played twice.
///
/// Until the beat is sure it runs at the tempo given and is not settled: the band keeps silent.
/// Once settled it keeps going through silence at the last tempo. Conductor thread; no allocation.
public final class FollowedTime implements Transport, Session.TimeKeeper {
  private static final double SURE = 0.5;
  private static final double NEAREST_BEAT = 0.35; // of a beat: closer ones are past mending
  private static final double MOST_HASTE = 1.5;

  private final BeatTracker tracker;
  private long anchorTick;
  private long anchorNanos;
  private double nanosPerTick;
  private long settledTick = Long.MAX_VALUE;

  public FollowedTime(BeatTracker tracker, double tempoBpm) {
    this.tracker = tracker;
    nanosPerTick = 60e9 / (tempoBpm * Ticks.PER_QUARTER);
  }

  /// Begins anew at `nanos` with tick 0, as if nothing had been heard.
  ///
  /// @param tempoBpm near which the beat is expected
  public void begin(long nanos, double tempoBpm) {
    tracker.reset();
    tracker.expect(tempoBpm);
    nanosPerTick = 60e9 / (tempoBpm * Ticks.PER_QUARTER);
    anchorTick = 0;
    anchorNanos = nanos;
    settledTick = Long.MAX_VALUE;
  }

  /// Takes over from another clock while the band plays: goes on at this tempo, and bends to the
  /// performer's beat where that is sure.
  public void takeOver(long tick, long nanos, double bpm) {
    anchorTick = tick;
    anchorNanos = nanos;
    nanosPerTick = 60e9 / (bpm * Ticks.PER_QUARTER);
    settledTick = tick;
  }

  /// Listens on while another clock rules.
  public void listen(long nanos) {
    tracker.advance(nanos);
  }

  /// True where the band may play.
  public boolean isSettledAt(long tick) {
    return tick >= settledTick;
  }

  @Override
  public void hear(long nanos, int message) {
    if (MidiMessage.isNoteOn(message)) {
      tracker.noteOn(nanos, MidiMessage.data1(message), MidiMessage.data2(message));
    } else if (MidiMessage.isNoteOff(message)) {
      tracker.noteOff(nanos);
    }
  }

  @Override
  public void confirm(long tick, long nanos) {
    tracker.advance(nanos);
    anchorTick = tick;
    anchorNanos = nanos;
    if (tracker.beatCount() == 0 || tracker.confidence() < SURE) {
      return;
    }
    long beatNanos = tracker.nextBeatNanos();
    double period = 60e9 / tracker.bpm();
    int place = tracker.beatInBar() + 1;
    while (beatNanos - nanos < NEAREST_BEAT * period) {
      beatNanos += Math.round(period);
      place++;
    }
    if (settledTick == Long.MAX_VALUE) {
      settle(tick, beatNanos, Math.floorMod(place, tracker.beatsPerBar()));
    } else {
      bend(beatNanos, period);
    }
  }

  /// Runs to the next beat of the same place in the bar, however fast: nothing sounds yet.
  private void settle(long tick, long beatNanos, int place) {
    long beat = Math.floorDiv(tick, (long) Ticks.PER_QUARTER) + 1;
    while (Math.floorMod(beat, (long) tracker.beatsPerBar()) != place) {
      beat++;
    }
    settledTick = beat * Ticks.PER_QUARTER;
    nanosPerTick = (beatNanos - anchorNanos) / (double) (settledTick - anchorTick);
  }

  private void bend(long beatNanos, double period) {
    double steady = period / Ticks.PER_QUARTER;
    double expected = anchorTick + (beatNanos - anchorNanos) / nanosPerTick;
    long target = Math.round(expected / Ticks.PER_QUARTER) * Ticks.PER_QUARTER;
    if (target <= anchorTick) {
      target += Ticks.PER_QUARTER;
    }
    double needed = (beatNanos - anchorNanos) / (double) (target - anchorTick);
    nanosPerTick = Math.clamp(needed, steady / MOST_HASTE, steady * MOST_HASTE);
  }

  @Override
  public double tickAt(long nanos) {
    return anchorTick + (nanos - anchorNanos) / nanosPerTick;
  }

  @Override
  public long nanosAt(double tick) {
    return Math.round(anchorNanos + (tick - anchorTick) * nanosPerTick);
  }

  @Override
  public double bpmAt(long tick) {
    return 60e9 / (nanosPerTick * Ticks.PER_QUARTER);
  }
}
