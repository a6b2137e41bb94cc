package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import java.util.OptionalDouble;

/// What shall be filled, and how.
///
/// @param fromTick a bar line, in band ticks
/// @param toTick a later bar line
/// @param density 0 to 1 on the scale of the band's own, or empty: as around the gap
/// @param lowKey lowest key that may be played; tonal roles only
/// @param highKey highest
/// @param voices most notes that start together; at least 1
/// @param keepRhythm onsets and lengths stay as they were, only what is played changes
/// @param candidates continuations to choose from, at least 1
public record Gap(
    Role role,
    long fromTick,
    long toTick,
    OptionalDouble density,
    int lowKey,
    int highKey,
    int voices,
    boolean keepRhythm,
    int candidates,
    long seed) {
  public Gap {
    if (fromTick < 0 || toTick <= fromTick || voices < 1 || candidates < 1 || lowKey > highKey) {
      throw new IllegalArgumentException(
          "a gap needs time, a voice, a candidate and a range, but was %d to %d, %d, %d, %d to %d"
              .formatted(fromTick, toTick, voices, candidates, lowKey, highKey));
    }
  }

  /// Whether keys were ruled out.
  boolean isNarrow() {
    return lowKey > 0 || highKey < 127;
  }
}
