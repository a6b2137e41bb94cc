package io.sideman.library.index;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.library.item.Aspect;
import io.sideman.library.item.Beat;
import io.sideman.library.item.Family;
import io.sideman.library.item.Groove;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.item.Media;
import io.sideman.library.item.Texture;
import io.sideman.library.item.Tonality;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/// Made-up entries. Vectors lie in clusters as music does: a centre per style (drawn once), a
/// nearer one per song, and noise about that, so that near neighbours are really nearer than the
/// rest. The same seed and number make the same entry.
public final class Samples {
  private static final int STYLES = 60;
  private static final List<String> TAGS =
      List.of("dusty", "lofi", "house", "jazz", "funk", "ambient", "trap", "rock", "soul", "dub");

  private final long seed;
  private final Map<Aspect, float[][]> centres = new EnumMap<>(Aspect.class);
  private final int songs;

  /// @param songs how many songs the entries are of, per style
  public Samples(long seed, int songs) {
    this.seed = seed;
    this.songs = songs;
    for (Aspect aspect : Aspect.values()) {
      var random = new SplittableRandom(seed ^ aspect.size() * 31L + aspect.ordinal());
      float[][] of = new float[STYLES][];
      for (int i = 0; i < STYLES; i++) {
        of[i] = unit(noise(random, aspect.size()));
      }
      centres.put(aspect, of);
    }
  }

  /// The same in a file.
  public Entry entry(int number) {
    Item item = item(number);
    String role = item.role().map(Role::id).orElse("mix");
    Path path = Path.of("/music/folder%03d/%s_%07d.mid".formatted(number % 997, role, number));
    return new Entry(path, 1000 + number, 1_700_000_000_000L + number, item);
  }

  /// One of them; the same number makes the same.
  public Item item(int number) {
    var random = new SplittableRandom(seed * 1_000_003 + number);
    Role role = Role.values()[random.nextInt(5)];
    boolean drums = role == Role.DRUMS;
    double bars = 1 << random.nextInt(4);
    double bpm = Math.rint(60 + 120 * random.nextDouble());
    int low = drums ? -1 : 28 + random.nextInt(40);
    return new Item(
        String.format(Locale.ROOT, "%016x%016x", seed, number),
        random.nextInt(3) == 0 ? Media.AUDIO : Media.SYMBOLIC,
        Kind.values()[random.nextInt(2)],
        bars * 4 * 60 / bpm,
        Optional.of(new Beat(bpm, 1, 4, bars)),
        drums ? Optional.empty() : Optional.of(tonality(random)),
        Optional.of(role),
        drums ? Family.DRUMS : Family.values()[2 + random.nextInt(11)],
        new Groove(profile(random, 48), 0.5 + random.nextDouble() / 6, 0, 8),
        new Texture(4 * random.nextDouble(), 1, low, low + 12, profile(random, 11), 0.5, 0.5),
        Optional.empty(),
        vectors(random, drums),
        contour(random),
        words(random, role),
        "CC0-1.0");
  }

  private static Tonality tonality(SplittableRandom random) {
    Key key = new Key(random.nextInt(12), random.nextBoolean());
    return new Tonality(
        key,
        0.5,
        List.of(
            Optional.of(new Chord(key.tonic(), Quality.MIN7, key.tonic())),
            Optional.empty(),
            Optional.of(Chord.NONE)));
  }

  private Map<Aspect, float[]> vectors(SplittableRandom random, boolean drums) {
    int style = random.nextInt(STYLES);
    int song = random.nextInt(songs);
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    for (Aspect aspect : Aspect.values()) {
      if (!drums || aspect != Aspect.HARMONY) {
        vectors.put(aspect, near(random, aspect, style, song, 0.25));
      }
    }
    return vectors;
  }

  /// A vector of a style and a song of it.
  float[] near(SplittableRandom random, Aspect aspect, int style, int song, double spread) {
    float[] sum = centres.get(aspect)[style % STYLES].clone();
    float[] ofSong =
        unit(noise(new SplittableRandom(seed + style * 7919L + song * 104_729L), aspect.size()));
    float[] own = unit(noise(random, aspect.size()));
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (float) (0.6 * ofSong[i] + spread * own[i]);
    }
    return unit(sum);
  }

  private static long[] contour(SplittableRandom random) {
    return random.longs(24).sorted().toArray();
  }

  private static Set<String> words(SplittableRandom random, Role role) {
    var words = new HashSet<String>();
    words.add(role.id());
    words.add(TAGS.get(random.nextInt(TAGS.size())));
    words.add("pack " + random.nextInt(100));
    return words;
  }

  private static float[] profile(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = random.nextInt(9) / 8f; // exact as half floats
    }
    return values;
  }

  private static float[] noise(SplittableRandom random, int size) {
    float[] values = new float[size];
    for (int i = 0; i < size; i++) {
      values[i] = (float) random.nextGaussian();
    }
    return values;
  }

  private static float[] unit(float[] values) {
    double sum = 0;
    for (float value : values) {
      sum += value * value;
    }
    float scale = (float) (1 / Math.sqrt(sum));
    for (int i = 0; i < values.length; i++) {
      values[i] *= scale;
    }
    return values;
  }

  static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += one[i] * other[i];
    }
    return sum;
  }
}
