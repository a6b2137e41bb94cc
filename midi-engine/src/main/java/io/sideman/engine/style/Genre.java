package io.sideman.engine.style;

import java.util.Locale;

/// The broad family of a style, and a condition of the networks. The order is part of every model
/// file: add at the end only.
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

  /// As written in style and model files.
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }
}
