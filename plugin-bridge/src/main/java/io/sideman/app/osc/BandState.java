package io.sideman.app.osc;

/// How a band stands, for subscribers.
///
/// @param chord the one that sounds; empty where there is none, as all names here
/// @param nextChord the next one that the band expects
/// @param time whose time it goes by, as `TimeSource` words it
/// @param message a sentence for the musician
/// @param bpm quarters per minute
/// @param bar from 1; 0 while the band does not play
/// @param beat of the bar, from 1
/// @param edges plugins and ports that are connected
public record BandState(
    String chord,
    String nextChord,
    String key,
    String section,
    String style,
    String time,
    String message,
    double bpm,
    boolean playing,
    int bar,
    int beat,
    int edges) {
  /// Nobody plays.
  public static final BandState IDLE = new BandState("", "", "", "", "", "", "", 0, false, 0, 0, 0);
}
