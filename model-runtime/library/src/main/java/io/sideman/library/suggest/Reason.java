package io.sideman.library.suggest;

import java.util.Locale;

/// Why something is suggested. The shares of all reasons add up to the score, and each has a dial.
public enum Reason {
  /// The loop's chords and key in the session's, after transposition; with tracks, alike harmony.
  KEY,
  /// Swing, and how early or late the notes lie.
  GROOVE,
  /// How much happens, and how hard it is played.
  DENSITY,
  /// The octaves that are free, and the roles that nobody plays yet.
  REGISTER,
  TIMBRE,
  STYLE,
  /// The slots of the bar that it fills or shares, and melodic figures.
  RHYTHM,
  /// What was asked for in words.
  WORDS,
  /// What the listener liked before.
  TASTE;

  /// As written in JSON and on the command line.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
