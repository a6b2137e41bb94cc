package io.sideman.corpus.fit;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Item;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Some bars of a song as a library would know them.
///
/// @param all everything that plays
/// @param moved the same, in another key and tempo
public record FitWindow(
    String dataSet, String song, int bar, Item all, Item moved, Map<Role, Voice> voices) {
  /// A part of the band, taken out.
  ///
  /// @param own it by itself, analysed by itself
  /// @param moved the same in another key (-3 to 3 semitones) and tempo (within 10 %), as a loop of
  ///   the library would be
  /// @param rest what plays without it
  public record Voice(Item own, Item moved, Item rest) {}

  public FitWindow {
    // In the order of roles: lists are drawn by it, and must be the same in every run.
    voices = Collections.unmodifiableMap(new TreeMap<>(voices));
  }
}
