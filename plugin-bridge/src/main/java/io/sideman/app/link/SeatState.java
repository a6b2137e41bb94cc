package io.sideman.app.link;

/// How a band of the links stands, for people to read. Empty names where there is nothing to tell.
///
/// @param message a sentence for the musician
/// @param bpm quarters per minute
/// @param bar from 1; 0 while the band does not play
/// @param beat of the bar, from 1
/// @param edges plugins and ports that share the band
public record SeatState(
    String chord,
    String nextChord,
    String key,
    String section,
    String style,
    String message,
    double bpm,
    boolean playing,
    int bar,
    int beat,
    int edges) {
  /// Nobody plays.
  public static final SeatState IDLE = new SeatState("", "", "", "", "", "", 0, false, 0, 0, 0);

  static SeatState of(ViewSnapshot snapshot, int edges) {
    return new SeatState(
        snapshot.chordName(),
        snapshot.nextChordName(),
        snapshot.keyName(),
        snapshot.sectionName(),
        snapshot.styleName(),
        snapshot.message(),
        snapshot.bpm(),
        snapshot.isPlaying(),
        snapshot.isPlaying() ? snapshot.bar() + 1 : 0,
        snapshot.isPlaying() ? snapshot.beat() + 1 : 0,
        edges);
  }
}
