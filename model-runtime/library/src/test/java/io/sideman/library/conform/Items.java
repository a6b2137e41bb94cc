package io.sideman.library.conform;

import io.sideman.engine.harmony.Key;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Items for tests, known by what they say.
final class Items {
  private Items() {}

  static Item loop(Key key, double bpm, double bars, Family family, Media media) {
    return new Item(
        "item",
        media,
        Kind.LOOP,
        bars * 240 / bpm,
        Optional.of(new Beat(bpm, 1, 4, bars)),
        Optional.of(new Tonality(key, 1, List.of())),
        Optional.empty(),
        family,
        new Groove(new float[16], 0.5, 0, 0),
        new Texture(2, 1, 40, 70, new float[11], 0, 0.5),
        Optional.empty(),
        Map.of(),
        new long[0],
        Set.of(),
        "");
  }

  static Item midi(Key key, double bpm) {
    return loop(key, bpm, 4, Family.PIANO, Media.SYMBOLIC);
  }
}
