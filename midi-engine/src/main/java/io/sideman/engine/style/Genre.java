package io.sideman.engine.style;

import java.util.Locale;

/// The broad family of a style; conditions the trained models.
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

  /// As written in style files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
