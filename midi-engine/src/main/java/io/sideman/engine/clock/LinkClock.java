package io.sideman.engine.clock;

import io.sideman.engine.time.Ticks;

/// What the Ableton Link session last told, and where its beat stands now: between two readings it
/// runs straight at the session's tempo. Conductor thread.
public final class LinkClock implements Guide {
  private static final long LOST_NANOS = 500_000_000;

  private boolean heard;
  private double beats;
  private long nanos;
  private double bpm = 120;
  private int peers;
  private boolean playing;
  private boolean startStopSync;

  /// What the helper program has read.
  ///
  /// @param beats of the session at `nanos`, counted so that bars start at multiples of the band's
  ///   bar
  /// @param peers other programs in the session
  /// @param syncsStarts true when someone in the session starts and stops for all
  public void tell(
      double beats, long nanos, double bpm, int peers, boolean playing, boolean syncsStarts) {
    heard = true;
    this.beats = beats;
    this.nanos = nanos;
    this.bpm = bpm;
    this.peers = peers;
    this.playing = playing;
    startStopSync = syncsStarts;
  }

  /// True when the helper runs and somebody else is in the session.
  public boolean isThere(long now) {
    return heard && peers > 0 && now - nanos < LOST_NANOS;
  }

  public int peers() {
    return peers;
  }

  public boolean isPlaying() {
    return playing;
  }

  public boolean syncsStarts() {
    return startStopSync;
  }

  @Override
  public double tickAt(long at) {
    return (beats + (at - nanos) * bpm / 60e9) * Ticks.PER_QUARTER;
  }

  @Override
  public double bpm() {
    return bpm;
  }
}
