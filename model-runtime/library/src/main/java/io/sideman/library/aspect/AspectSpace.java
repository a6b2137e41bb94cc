package io.sideman.library.aspect;

import io.sideman.library.item.Aspect;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Linear maps from what was measured to the vectors of items, and a classifier of styles. Learned
/// by `sideman train library`, so that what hearers take for the same lies close together.
/// Immutable; any thread.
public final class AspectSpace {
  /// The model's name and file.
  public static final String NAME = "library";

  public static final String FILE = NAME + ".sideman-model";

  /// What inputs and outputs mean; changes whenever they do.
  public static final String CODEC = "library-1";

  public static final String RHYTHM = "rhythm";
  public static final String HARMONY = "harmony";
  public static final String STYLE = "style";
  public static final String STYLES = "styles";

  /// A style is named from this probability on, and at most so many are.
  private static final double SURE = 0.3;

  private static final int MOST_STYLES = 2;

  private final String id;
  private final Map<String, FeedForward> nets;
  private final List<String> styles;

  private AspectSpace(String id, Map<String, FeedForward> nets, List<String> styles) {
    this.id = id;
    this.nets = Map.copyOf(nets);
    this.styles = List.copyOf(styles);
    require(RHYTHM, RhythmProfile.FEATURES, Aspect.RHYTHM.size());
    require(HARMONY, HarmonyProfile.FEATURES, Aspect.HARMONY.size());
    require(STYLE, StyleProfile.FEATURES, Aspect.STYLE.size());
    if (!styles.isEmpty()) {
      require(STYLES, StyleProfile.FEATURES, styles.size());
    }
  }

  /// The learned space of a folder of models; [#plain] where there is none.
  public static AspectSpace reading(Path models) {
    Path file = models.resolve(FILE);
    return Files.exists(file) ? of(NetFile.read(file)) : plain();
  }

  /// The space of a model.
  public static AspectSpace of(NetFile file) {
    if (!file.header().codec().equals(CODEC)) {
      throw new ModelException(
          "Model \"%s\": codec must be %s, but was %s. Train it anew with `train library`."
              .formatted(NAME, CODEC, file.header().codec()));
    }
    int sum = 0;
    for (FeedForward net : file.nets().values()) {
      sum = 31 * sum + Arrays.deepHashCode(net.layers().getFirst().weights());
    }
    String id = CODEC + "-" + Integer.toHexString(sum);
    return new AspectSpace(id, file.nets(), file.header().genres());
  }

  /// Directions by chance: distances stay about what they are in the measured numbers (Johnson and
  /// Lindenstrauss). Names no styles.
  public static AspectSpace plain() {
    var random = new SplittableRandom(1);
    return new AspectSpace(
        CODEC + "-plain",
        Map.of(
            RHYTHM, chance(RhythmProfile.FEATURES, Aspect.RHYTHM.size(), random),
            HARMONY, chance(HarmonyProfile.FEATURES, Aspect.HARMONY.size(), random),
            STYLE, chance(StyleProfile.FEATURES, Aspect.STYLE.size(), random)),
        List.of());
  }

  private static FeedForward chance(int inputs, int outputs, SplittableRandom random) {
    float[][] weights = new float[inputs][outputs];
    for (float[] row : weights) {
      for (int i = 0; i < outputs; i++) {
        row[i] = (float) random.nextGaussian();
      }
    }
    return new FeedForward(List.of(new DenseLayer(weights, new float[outputs], Activation.LINEAR)));
  }

  private void require(String name, int inputs, int outputs) {
    FeedForward net = nets.get(name);
    if (net == null || net.inputs() != inputs || net.outputs() != outputs) {
      throw new ModelException(
          "Model \"%s\" must map %d numbers of %s to %d. Train it anew with `train library`."
              .formatted(NAME, inputs, name, outputs));
    }
  }

  /// Names this space: vectors of different spaces must not be compared.
  public String id() {
    return id;
  }

  public float[] rhythm(RhythmProfile profile) {
    return map(RHYTHM, profile.features());
  }

  public float[] harmony(HarmonyProfile profile) {
    return map(HARMONY, profile.features());
  }

  public float[] style(StyleProfile profile) {
    return map(STYLE, profile.features());
  }

  private float[] map(String name, float[] features) {
    float[] result = run(name, features);
    Unit.scale(result, 0, result.length);
    return result;
  }

  private float[] run(String name, float[] features) {
    FeedForward net = nets.get(name);
    if (net == null) {
      throw new IllegalStateException("no net " + name);
    }
    return net.scratch().run(features);
  }

  /// Names of the styles that these notes are likely of, the likeliest first; often none.
  public List<String> styles(StyleProfile profile) {
    var named = new ArrayList<String>();
    if (!styles.isEmpty()) {
      double[] shares = shares(profile);
      for (int i = 0; i < shares.length; i++) {
        if (shares[i] >= SURE) {
          named.add(styles.get(i));
        }
      }
      named.sort((a, b) -> Double.compare(shares[styles.indexOf(b)], shares[styles.indexOf(a)]));
    }
    return named.subList(0, Math.min(MOST_STYLES, named.size()));
  }

  /// How likely each of [#styleNames] is.
  public double[] shares(StyleProfile profile) {
    float[] logits = run(STYLES, profile.features());
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double[] shares = new double[logits.length];
    double sum = 0;
    for (int i = 0; i < shares.length; i++) {
      shares[i] = Math.exp(logits[i] - most);
      sum += shares[i];
    }
    for (int i = 0; i < shares.length; i++) {
      shares[i] /= sum;
    }
    return shares;
  }

  /// Styles that can be named.
  public List<String> styleNames() {
    return styles;
  }
}
