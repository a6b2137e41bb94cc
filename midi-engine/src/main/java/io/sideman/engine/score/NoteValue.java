package io.sideman.engine.score;

import java.util.Optional;

/// Note values as notation draws them.
enum NoteValue {
  WHOLE("whole", 3840),
  HALF("half", 1920),
  QUARTER("quarter", 960),
  EIGHTH("eighth", 480),
  SIXTEENTH("16th", 240),
  THIRTY_SECOND("32nd", 120);

  private final String id;
  private final int ticks;

  NoteValue(String id, int ticks) {
    this.id = id;
    this.ticks = ticks;
  }

  /// As MusicXML names it.
  String id() {
    return id;
  }

  int ticks() {
    return ticks;
  }

  static Optional<NoteValue> named(String id) {
    for (NoteValue value : values()) {
      if (value.id.equals(id)) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  /// The longest that is not longer than `ticks`.
  static NoteValue within(long ticks) {
    for (NoteValue value : values()) {
      if (value.ticks <= ticks) {
        return value;
      }
    }
    return THIRTY_SECOND;
  }
}
