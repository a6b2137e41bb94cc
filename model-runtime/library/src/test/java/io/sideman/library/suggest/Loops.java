package io.sideman.library.suggest;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.library.index.Entry;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import io.sideman.library.suggest.FitModel.Bond;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up loops and a made-up model.
final class Loops {
  private Loops() {}

  /// A loop of four bars whose every number comes from the seed.
  static Item loop(String id, Role role, double bpm, Key key, long seed) {
    var random = new SplittableRandom(seed);
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      vectors.put(aspect, unit(random, aspect.size()));
    }
    float[] strength = new float[24];
    for (int slot = 0; slot < strength.length; slot += 3) {
      strength[slot] = random.nextFloat();
    }
    float[] octaves = new float[11];
    octaves[random.nextInt(2, 8)] = 1;
    boolean tonal = role.isTonal();
    return new Item(
        id,
        Media.SYMBOLIC,
        Kind.LOOP,
        960 / bpm,
        Optional.of(new Beat(bpm, 1, 4, 4)),
        tonal ? Optional.of(new Tonality(key, 0.8, chords(key, random))) : Optional.empty(),
        Optional.of(role),
        tonal ? Family.PIANO : Family.DRUMS,
        new Groove(strength, random.nextDouble(0.5, 0.67), random.nextDouble(-9, 9), 4),
        new Texture(
            random.nextDouble(0.5, 6),
            1.5,
            tonal ? 40 : -1,
            tonal ? 64 : -1,
            octaves,
            0.3,
            random.nextDouble()),
        Optional.empty(),
        vectors,
        random.longs(12).sorted().toArray(),
        Set.of(role.id()),
        "");
  }

  static Entry entry(Item item) {
    return new Entry(Path.of("/loops/" + item.id() + ".mid"), 1, 1, item);
  }

  private static List<Optional<Chord>> chords(Key key, SplittableRandom random) {
    var chords = new ArrayList<Optional<Chord>>();
    for (int half = 0; half < 8; half++) {
      int[] roots = {0, 5, 7, 9};
      int root = key.tonic() + roots[random.nextInt(roots.length)];
      chords.add(Optional.of(Chord.of(root, key.minor() ? Quality.MIN : Quality.MAJ)));
    }
    return chords;
  }

  private static float[] unit(SplittableRandom random, int size) {
    float[] vector = new float[size];
    double sum = 0;
    for (int i = 0; i < size; i++) {
      vector[i] = (float) random.nextDouble(-1, 1);
      sum += vector[i] * vector[i];
    }
    for (int i = 0; i < size; i++) {
      vector[i] /= (float) Math.sqrt(sum);
    }
    return vector;
  }

  /// A model that has learned nothing but weighs everything.
  static FitModel model(long seed) {
    var random = new SplittableRandom(seed);
    var bonds = new EnumMap<Bond, Map<Reason, Part>>(Bond.class);
    for (Bond bond : Bond.values()) {
      var parts = new EnumMap<Reason, Part>(Reason.class);
      for (Reason reason : PairFeatures.LEARNED) {
        float[][] rows = {unit(random, PairFeatures.count(reason))};
        float[] out = {2, 0};
        parts.put(reason, new Part(rows, new float[1], out, random.nextDouble(0.1, 1)));
      }
      bonds.put(bond, parts);
    }
    return new FitModel(bonds);
  }
}
