package io.sideman.engine.band;

/// What part of a piece the band is in. A style gives patterns for each.
public enum SectionKind {
  INTRO,
  A,
  B,
  FILL,
  BREAK,
  ENDING;

  /// As written in presets: `intro`, `a`, `b`, `fill`, `break`, `ending`.
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
