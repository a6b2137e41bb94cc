package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.style.Genre;
import java.util.List;

/// The chords of one song in a row, each with its length; repeated chords are one.
///
/// @param key the key that rules most of the song
public record Progression(
    String name,
    String dataSet,
    Genre genre,
    Split split,
    Key key,
    int beatsInBar,
    List<Lasting> chords) {
  /// A chord and how long it lasts.
  public record Lasting(Chord chord, double beats) {}

  public Progression {
    chords = List.copyOf(chords);
  }
}
