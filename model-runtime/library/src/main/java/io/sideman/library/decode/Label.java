package io.sideman.library.decode;

import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;

/// What a sound file says of itself, as far as its format has words for it.
///
/// @param fileSeconds length of the whole file, as stated or measured; 0 if not known
/// @param bpm tempo (ACID chunk, tags)
/// @param beats length in beats (ACID chunk)
/// @param rootKey MIDI key of the sound (ACID or `smpl` chunk); many programs write 60 for
///   "unknown"
/// @param oneShot true if the file says that it is no loop
/// @param loops true if the file says that it goes round
/// @param words titles, genres and comments, lower case
/// @param licence copyright and licence as stated, or empty
public record Label(
    double fileSeconds,
    OptionalDouble bpm,
    OptionalInt beats,
    OptionalInt rootKey,
    boolean oneShot,
    boolean loops,
    Set<String> words,
    String licence) {
  public static final Label NONE =
      new Label(
          0,
          OptionalDouble.empty(),
          OptionalInt.empty(),
          OptionalInt.empty(),
          false,
          false,
          Set.of(),
          "");

  public Label {
    words = Set.copyOf(words);
  }

  Label withSeconds(double seconds) {
    return new Label(seconds, bpm, beats, rootKey, oneShot, loops, words, licence);
  }
}
