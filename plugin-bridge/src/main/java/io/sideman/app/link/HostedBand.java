package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.engine.time.LiveMeters;

/// A band that plays by a host's time.
record HostedBand(Wish wish, Band band, HostTime time, LiveMeters meters) {
  private static final Metres METRES = new Metres();

  /// [conductor-thread] Takes tempo and metre from the first block on.
  void begin(Edge edge, Reports block) {
    time.tempo(edge.bpm());
    meters.restart(METRES.of(block.beatsPerBar(), block.beatUnit()));
    tell(edge, block, Long.MIN_VALUE);
  }

  /// [conductor-thread] Takes tempo and metre on from a block.
  ///
  /// @param playedTick up to where the band has played: what lies before stays as it was
  void tell(Edge edge, Reports block, long playedTick) {
    time.tempo(edge.bpm());
    long barLine = Math.round(edge.bandTick(edge.tick()) - edge.tickInBar());
    long since = Math.max(barLine, playedTick);
    meters.tell(since, (int) (since - barLine), METRES.of(block.beatsPerBar(), block.beatUnit()));
  }
}
