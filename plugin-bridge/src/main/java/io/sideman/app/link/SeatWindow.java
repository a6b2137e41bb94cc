package io.sideman.app.link;

import io.sideman.app.band.Band;
import org.jspecify.annotations.Nullable;

/// What others see of a seat: its plan, how it stands, and the band that has played last.
public final class SeatWindow {
  private final ViewSnapshot snapshot = new ViewSnapshot();
  private volatile @Nullable Band latest;
  private volatile SeatState state = SeatState.IDLE;

  /// [conductor-thread] A band begins.
  public void begin(Band band) {
    latest = band;
  }

  /// [conductor-thread] Copies the plan unless the last copy has not been read yet.
  ///
  /// @param tick where the music stands
  /// @param startTick where it began
  public void look(Band band, SeatMood mood, long tick, long startTick) {
    if (snapshot.isFree()) {
      snapshot.fill(band, mood, tick, startTick);
    }
  }

  /// [conductor-thread] There is no band to look at.
  void lookAway(SeatMood mood) {
    if (snapshot.isFree()) {
      snapshot.fillEmpty(mood);
    }
  }

  /// [control-thread] The last copy; to be released.
  ViewSnapshot snapshot() {
    return snapshot;
  }

  /// [any-thread] How the band stands.
  public SeatState state() {
    return state;
  }

  /// [control-thread]
  void publish(int edges) {
    state = SeatState.of(snapshot, edges);
  }

  /// [control-thread] Publishes the last copy, if there is a new one.
  ///
  /// @param edges plugins and ports that share the band
  public void update(int edges) {
    if (snapshot.isFull()) {
      publish(edges);
      snapshot.release();
    }
  }

  /// [control-thread] The band that has played last, or null.
  @Nullable Band latest() {
    return latest;
  }
}
