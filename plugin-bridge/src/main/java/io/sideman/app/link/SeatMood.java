package io.sideman.app.link;

/// What a seat is about, and what its window says to the musician.
enum SeatMood {
  HOST_STANDS("Press play in your DAW."),
  GETS_READY("One moment: the band is getting ready."),
  AWAITS_NOTE("Play: your first note is the first beat."),
  LISTENS("Play something: the band comes in with you."),
  PLAYS("");

  private final String message;

  SeatMood(String message) {
    this.message = message;
  }

  String message() {
    return message;
  }
}
