package io.sideman.players.loop;

import io.sideman.engine.style.Genre;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.FeedForward;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// The generator of the loop GAN: chance and a genre become one plan per bar, each plan a bar of
/// all five roles. One thread.
public final class LoopGan implements LoopMaker {
  /// Bars that it makes.
  public static final int BARS = 4;

  /// Numbers drawn for a loop.
  public static final int CHANCE = 64;

  /// Numbers that plan a bar.
  public static final int PLAN = 48;

  public static final int GENRES = Genre.values().length;
  public static final String ROLE = "loops-gan";
  public static final String CODEC = "loops-1";

  /// Chance and genre to the plans of all bars.
  public static final String SONG_NET = "song";

  /// Plan, genre and place of a bar to its logits.
  public static final String BAR_NET = "bar";

  private final FeedForward.Scratch song;
  private final FeedForward.Scratch bar;

  public LoopGan(NetFile file) {
    check(file.header().role(), ROLE, "role");
    check(file.header().codec(), CODEC, "codec");
    check(file.header().genres(), Arrays.stream(Genre.values()).map(Genre::id).toList(), "genres");
    FeedForward songNet = file.net(SONG_NET);
    FeedForward barNet = file.net(BAR_NET);
    check(List.of(songNet.inputs(), songNet.outputs()), List.of(songInputs(), BARS * PLAN), "song");
    check(
        List.of(barNet.inputs(), barNet.outputs()),
        List.of(barInputs(), LoopFeatures.BAR_VALUES),
        "bar");
    song = songNet.scratch();
    bar = barNet.scratch();
  }

  /// Reads the model from its folder.
  public static LoopGan reading(Path models) {
    return new LoopGan(NetFile.read(models.resolve("loops-gan.sideman-model")));
  }

  private static void check(Object found, Object expected, String what) {
    if (!found.equals(expected)) {
      throw new ModelException(
          "Model \"loops-gan\": %s must be %s, but was %s. Train it anew with this version."
              .formatted(what, expected, found));
    }
  }

  public static int songInputs() {
    return CHANCE + GENRES;
  }

  public static int barInputs() {
    return PLAN + GENRES + BARS;
  }

  /// Draws the chance of one loop.
  public static void draw(long seed, float[] out, int from) {
    RandomGenerator random = RandomGeneratorFactory.of("SplittableRandom").create(seed);
    for (int i = 0; i < CHANCE; i++) {
      out[from + i] = (float) random.nextGaussian();
    }
  }

  @Override
  public LoopRoll make(Genre genre, long seed) {
    float[] chance = new float[songInputs()];
    draw(seed, chance, 0);
    chance[CHANCE + genre.ordinal()] = 1;
    float[] plans = song.run(chance).clone();
    float[] values = new float[BARS * LoopFeatures.BAR_VALUES];
    float[] in = new float[barInputs()];
    for (int place = 0; place < BARS; place++) {
      Arrays.fill(in, 0);
      System.arraycopy(plans, place * PLAN, in, 0, PLAN);
      in[PLAN + genre.ordinal()] = 1;
      in[PLAN + GENRES + place] = 1;
      float[] logits = bar.run(in);
      for (int i = 0; i < LoopFeatures.BAR_VALUES; i++) {
        values[place * LoopFeatures.BAR_VALUES + i] = (float) (1 / (1 + Math.exp(-logits[i])));
      }
    }
    return LoopFeatures.read(values, BARS);
  }
}
