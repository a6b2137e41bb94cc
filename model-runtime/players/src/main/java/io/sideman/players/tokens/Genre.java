package io.sideman.players.tokens;

import java.util.Locale;

/// The genres that the networks know as a condition. The order is part of every model file: add at
/// the end only.
public enum Genre {
  POP,
  ROCK,
  METAL,
  ELECTRONIC,
  FUNK,
  SOUL,
  JAZZ,
  LATIN,
  REGGAE,
  HIPHOP,
  COUNTRY,
  AMBIENT,
  HOUSE,
  OTHER;

  /// As written in presets and model files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The genre with that id, or [#OTHER].
  public static Genre of(String id) {
    for (Genre genre : values()) {
      if (genre.id().equals(id)) {
        return genre;
      }
    }
    return OTHER;
  }
}
