package io.sideman.library.item;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import java.util.List;
import java.util.Optional;

/// Key and chords.
///
/// @param confidence of the key, 0..1
/// @param chords one per half bar from the start; empty where none is heard
public record Tonality(Key key, double confidence, List<Optional<Chord>> chords) {
  public Tonality {
    chords = List.copyOf(chords);
  }
}
