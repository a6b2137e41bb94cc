package io.sideman.library.suggest;

import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Item;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// Makes seeds say only what was meant: a tapped rhythm has no key, a hummed tune no instrument.
public final class Seeds {
  private Seeds() {}

  /// A tapped rhythm: slots of the bar, groove and density.
  public static Item tap(Item item) {
    return bare(item, item.beat(), Optional.empty(), true, Aspect.RHYTHM);
  }

  /// A tune that was hummed: its figures and its key; nobody hums to a beat.
  public static Item hum(Item item) {
    return bare(item, Optional.empty(), item.tonality(), false, Aspect.HARMONY);
  }

  /// A tune that was played: rhythm, harmony and melodic figures.
  public static Item tune(Item item) {
    return bare(item, item.beat(), item.tonality(), false, Aspect.RHYTHM, Aspect.HARMONY);
  }

  /// True for what this class made.
  static boolean isBare(Item item) {
    return item.texture().octaves().length == 0;
  }

  /// True for what [#hum] and [#tune] made.
  static boolean isTune(Item item) {
    return isBare(item) && item.contour().length > 0;
  }

  private static Item bare(
      Item item, Optional<Beat> beat, Optional<Tonality> tonality, boolean tapped, Aspect... kept) {
    Map<Aspect, float[]> vectors = new EnumMap<>(Aspect.class);
    for (Aspect aspect : kept) {
      Optional.ofNullable(item.vectors().get(aspect)).ifPresent(own -> vectors.put(aspect, own));
    }
    Texture own = item.texture();
    return new Item(
        item.id(),
        item.media(),
        item.kind(),
        item.seconds(),
        beat,
        tonality,
        item.role(),
        item.family(),
        item.groove(),
        new Texture(
            own.density(), own.polyphony(), -1, -1, new float[0], own.tension(), own.energy()),
        item.loudness(),
        vectors,
        tapped ? new long[0] : item.contour(),
        item.words(),
        item.licence());
  }
}
