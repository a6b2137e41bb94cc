package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up items. Those of one kind of music lie near each other in all aspects.
final class Items {
  private Items() {}

  /// @param music items of one number are alike, those of two are not
  static Item of(int music, int number) {
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      vectors.put(aspect, vector(aspect, music, number));
    }
    return item("m%d-%d".formatted(music, number), vectors, Set.of("music" + music));
  }

  static Item item(String id, Map<Aspect, float[]> vectors, Set<String> words) {
    return new Item(
        id,
        Media.SYMBOLIC,
        Kind.LOOP,
        8,
        Optional.of(new Beat(96, 1, 4, 4)),
        Optional.empty(),
        Optional.of(Role.DRUMS),
        Family.DRUMS,
        new Groove(new float[] {1, 0, 0.5f, 0}, 0.58, 2, 5),
        new Texture(3.5, 1.5, 36, 60, new float[11], 0.25, 0.75),
        Optional.empty(),
        vectors,
        new long[0],
        words,
        "");
  }

  private static float[] vector(Aspect aspect, int music, int number) {
    var kind = new SplittableRandom(31L * music + aspect.ordinal());
    var own = new SplittableRandom(1000L * music + 7L * number + aspect.ordinal());
    float[] vector = new float[aspect.size()];
    double squares = 0;
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (kind.nextGaussian() + 0.5 * own.nextGaussian());
      squares += vector[i] * vector[i];
    }
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= (float) Math.sqrt(squares);
    }
    return vector;
  }
}
