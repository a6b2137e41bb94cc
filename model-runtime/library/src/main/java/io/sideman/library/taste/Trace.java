package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;

/// What taste keeps of an item that the listener acted on, so that a liked file counts even when it
/// is no longer in the index.
///
/// @param bpm empty where no beat is heard
/// @param density onsets per beat
/// @param energy 0..1
/// @param groove strength of onsets per slot of a bar, see [Groove]; empty where none is known
/// @param swing see [Groove]
/// @param words lower case
@SuppressWarnings("ArrayRecordComponent") // nobody writes into it
public record Trace(
    String itemId,
    Media media,
    Kind kind,
    Optional<Role> role,
    Family family,
    OptionalDouble bpm,
    double density,
    double energy,
    float[] groove,
    double swing,
    Map<Aspect, float[]> vectors,
    Set<String> words) {
  public Trace {
    vectors = Map.copyOf(vectors);
    words = Set.copyOf(words);
  }

  /// The part of an item that taste keeps.
  public static Trace of(Item item) {
    return new Trace(
        item.id(),
        item.media(),
        item.kind(),
        item.role(),
        item.family(),
        item.beat().stream().mapToDouble(Beat::bpm).findAny(),
        item.texture().density(),
        item.texture().energy(),
        item.groove().strength(),
        item.groove().swing(),
        item.vectors(),
        item.words());
  }
}
