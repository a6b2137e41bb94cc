package io.sideman.library.item;

/// A side of music by which items are near each other. Each has a vector of its own, of unit
/// length, so that aspects can be weighted one by one. Symbolic and audio items share the space of
/// an aspect wherever both have it.
public enum Aspect {
  RHYTHM(48),
  HARMONY(32),
  TIMBRE(48),
  STYLE(64);

  private final int size;

  Aspect(int size) {
    this.size = size;
  }

  /// Numbers in a vector of this aspect.
  public int size() {
    return size;
  }
}
