package io.sideman.library.item;

import java.util.Optional;
import java.util.Set;

/// A drum fill leads from one part to the next: it does not go round as a groove does.
public final class DrumFill {
  /// Among the words of an item that is one. No name yields it, since names are split at hyphens;
  /// whoever searches for *fill* finds it.
  public static final String TAG = "drum-fill";

  private static final Set<String> FILL = Set.of("fill", "fills");
  private static final Set<String> GROOVE = Set.of("beat", "beats", "groove", "grooves");

  private DrumFill() {}

  /// What names say; empty where they say nothing, or both, as a folder of beats and fills does.
  public static Optional<Boolean> named(Set<String> words) {
    boolean fill = FILL.stream().anyMatch(words::contains);
    boolean groove = GROOVE.stream().anyMatch(words::contains);
    return fill == groove ? Optional.empty() : Optional.of(fill);
  }
}
