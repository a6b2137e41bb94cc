package io.sideman.library.item;

import io.sideman.engine.band.Role;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// All that analysis knows of the content of one file, or of the last bars of a session. Where the
/// file lies is not part of it: the same content in two places is one item. Immutable by agreement:
/// nobody writes into the arrays. Equal by id.
///
/// @param id first 128 bits of the SHA-256 of the content, in hex; of a session any name
/// @param beat empty where no beat is heard, as in one-shots
/// @param tonality empty where nothing has pitch
/// @param role the part of the band that it could play
/// @param family of instruments; `MIX` if several
/// @param loudness integrated, in LUFS (EBU R 128); audio only
/// @param vectors of unit length, `Aspect.size` each; an aspect that does not apply is absent
/// @param contour sorted hashes of melodic n-grams, transposition invariant
/// @param words what it is called and tagged with, lower case: file, folders, track names, styles
/// @param licence licence and source as stated in the file, or empty
@SuppressWarnings("ArrayRecordComponent") // compact, and a million of them may be held
public record Item(
    String id,
    Media media,
    Kind kind,
    double seconds,
    Optional<Beat> beat,
    Optional<Tonality> tonality,
    Optional<Role> role,
    Family family,
    Groove groove,
    Texture texture,
    Optional<Double> loudness,
    Map<Aspect, float[]> vectors,
    long[] contour,
    Set<String> words,
    String licence) {
  public Item {
    vectors = Map.copyOf(vectors);
    words = Set.copyOf(words);
    vectors.forEach((aspect, vector) -> {
      if (vector.length != aspect.size()) {
        throw new IllegalArgumentException(
            "%s has %d numbers, but %d were given".formatted(aspect, aspect.size(), vector.length));
      }
    });
  }

  /// A fill of drums, which has its place where parts change.
  public boolean isFill() {
    return words.contains(DrumFill.TAG);
  }

  /// The same content, called otherwise.
  public Item withWords(Set<String> others) {
    return new Item(
        id, media, kind, seconds, beat, tonality, role, family, groove, texture, loudness, vectors,
        contour, others, licence);
  }

  /// The same content, near to other things.
  public Item withVectors(Map<Aspect, float[]> others) {
    return new Item(
        id, media, kind, seconds, beat, tonality, role, family, groove, texture, loudness, others,
        contour, words, licence);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Item item && id.equals(item.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }
}
