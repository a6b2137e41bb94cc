package io.sideman.engine.style;

/// Chords that suit a style, used when nobody gives any.
///
/// @param key such as `C` or `Am`; the band may transpose
/// @param chords a chord chart: symbols, bars separated by `|`
public record Progression(String name, String key, String chords) {}
