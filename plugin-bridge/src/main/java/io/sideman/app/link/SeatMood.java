package io.sideman.app.link;

import io.sideman.engine.clock.TimeSource;

/// What a seat is about, and what its window says to the musician.
public enum SeatMood {
  HOST_STANDS("Press play in your DAW."),
  GETS_READY("One moment: the band is getting ready."),
  AWAITS_CLOCK("Start the machine that sends the clock."),
  AWAITS_NOTE("Play: your first note is the first beat."),
  LISTENS("Play something: the band comes in with you."),
  PLAYS(""),
  PLAYS_BY_CLOCK("On MIDI clock."),
  PLAYS_BY_LINK("In time with Ableton Link.");

  private final String message;

  SeatMood(String message) {
    this.message = message;
  }

  /// What a band says that plays by the time of `source`.
  public static SeatMood playing(TimeSource source) {
    return switch (source) {
      case HOST, PERFORMER, INTERNAL -> PLAYS;
      case MIDI_CLOCK -> PLAYS_BY_CLOCK;
      case LINK -> PLAYS_BY_LINK;
    };
  }

  boolean isPlaying() {
    return compareTo(LISTENS) >= 0;
  }

  String message() {
    return message;
  }
}
