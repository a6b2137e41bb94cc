package io.sideman.players.vae;

import io.sideman.engine.band.Role;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.NetFile;
import io.sideman.players.net.FeedForward;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The trained networks: for each role an encoder and a decoder of bars (variational auto-encoders:
/// Kingma and Welling 2014, Roberts et al. 2018). One thread at a time.
public final class LoopVae {
  /// File name in the folder of models.
  public static final String FILE = "loops-vae.sideman-model";

  /// Name and version of what inputs and outputs mean.
  public static final String CODEC = "loop-bars-1";

  private record Coder(
      BarLayout layout, FeedForward.Scratch encoder, FeedForward.Scratch decoder) {}

  /// What the names of networks and tables end on; they begin with the role, or with `loops`.
  public static final String ENCODER = ".encoder";

  public static final String DECODER = ".decoder";
  public static final String MEAN = ".mean";
  public static final String SPREAD = ".spread";

  private static final double BEND = 8;
  private static final String LOOPS = "loops";

  private final Map<Role, Coder> coders = new EnumMap<>(Role.class);
  private final LoopCodes codes;
  private final FeedForward.@Nullable Scratch loopEncoder;
  private final FeedForward.@Nullable Scratch loopDecoder;
  private final int loopLatents;

  /// The networks of a file.
  public LoopVae(NetFile file) {
    this(checked(file).nets(), file.tables());
    if (loopEncoder == null || loopDecoder == null) {
      throw new ModelException("The loop VAE must hold networks for whole loops, but has none.");
    }
  }

  private LoopVae(Map<String, FeedForward> nets, Map<String, float[]> tables) {
    Map<Role, float[]> means = new EnumMap<>(Role.class);
    Map<Role, float[]> spreads = new EnumMap<>(Role.class);
    for (Role role : Role.values()) {
      FeedForward encoder = needed(nets, encoderName(role));
      FeedForward decoder = needed(nets, decoderName(role));
      var layout = BarLayout.of(role);
      float[] mean = needed(tables, role.id() + MEAN);
      float[] spread = needed(tables, role.id() + SPREAD);
      boolean fits =
          encoder.inputs() == layout.size()
              && decoder.outputs() == layout.size()
              && encoder.outputs() == 2 * decoder.inputs()
              && mean.length == decoder.inputs()
              && spread.length == decoder.inputs();
      if (!fits) {
        throw new ModelException("The sizes of the loop VAE's " + role.id() + " do not fit.");
      }
      coders.put(role, new Coder(layout, encoder.scratch(), decoder.scratch()));
      means.put(role, mean);
      spreads.put(role, spread);
    }
    codes = new LoopCodes(means, spreads);
    FeedForward encoder = nets.get(LOOPS + ENCODER);
    FeedForward decoder = nets.get(LOOPS + DECODER);
    loopEncoder = encoder == null ? null : encoder.scratch();
    loopDecoder = decoder == null ? null : decoder.scratch();
    loopLatents = encoder == null ? 0 : encoder.outputs() / 2;
  }

  /// Only the networks of bars, for training those of loops.
  public static LoopVae ofBars(Map<String, FeedForward> nets, Map<String, float[]> tables) {
    return new LoopVae(nets, tables);
  }

  private static NetFile checked(NetFile file) {
    if (!file.header().codec().equals(CODEC)) {
      throw new ModelException(
          "A loop VAE must speak \"%s\", but this one speaks \"%s\". Fetch the model again."
              .formatted(CODEC, file.header().codec()));
    }
    return file;
  }

  private static <T> T needed(Map<String, T> map, String name) {
    T found = map.get(name);
    if (found == null) {
      throw new ModelException("The loop VAE must hold \"" + name + "\". Fetch the model again.");
    }
    return found;
  }

  public static LoopVae read(Path file) {
    return new LoopVae(NetFile.read(file));
  }

  public static String encoderName(Role role) {
    return role.id() + ENCODER;
  }

  public static String decoderName(Role role) {
    return role.id() + DECODER;
  }

  /// Length of the code of a bar.
  public int latents(Role role) {
    return codes.latents(role);
  }

  /// How codes of bars lie side by side in a loop.
  public LoopCodes codes() {
    return codes;
  }

  public BarLayout layout(Role role) {
    return coder(role).layout();
  }

  /// The code of a bar: the mean of its posterior.
  public float[] encode(Role role, List<Strike> bar) {
    return Arrays.copyOf(posterior(role, bar), latents(role));
  }

  /// Means of the code, then the logarithms of the variances as the network gives them.
  public float[] posterior(Role role, List<Strike> bar) {
    Coder coder = coder(role);
    float[] vector = new float[coder.layout().size()];
    coder.layout().fill(bar, vector);
    return coder.encoder().run(vector).clone();
  }

  /// The logarithm of a variance from what the encoder says: bent, so that it stays within 8.
  public static double logVariance(float said) {
    return BEND * Math.tanh(said / BEND);
  }

  /// What a code speaks of, as probabilities in the order of [BarLayout].
  public float[] decode(Role role, float[] code) {
    return coder(role).decoder().run(code).clone();
  }

  /// The bar that a code stands for.
  public List<Strike> strikes(Role role, float[] code) {
    Coder coder = coder(role);
    return coder.layout().strikes(coder.decoder().run(code));
  }

  /// The code of a whole loop from the codes of its bars.
  ///
  /// @param values as [LoopCodes] lays them out
  /// @param condition as [LoopCodes#condition] says it
  public float[] encodeLoop(float[] values, float[] condition) {
    float[] in = Arrays.copyOf(values, values.length + condition.length);
    System.arraycopy(condition, 0, in, values.length, condition.length);
    float[] both = loops(loopEncoder).run(in);
    return Arrays.copyOf(both, both.length / 2);
  }

  /// The codes of the bars that the code of a loop stands for.
  public float[] decodeLoop(float[] code, float[] condition) {
    float[] in = Arrays.copyOf(code, code.length + condition.length);
    System.arraycopy(condition, 0, in, code.length, condition.length);
    return loops(loopDecoder).run(in).clone();
  }

  /// Length of the code of a loop.
  public int loopLatents() {
    return loopLatents;
  }

  private static FeedForward.Scratch loops(FeedForward.@Nullable Scratch scratch) {
    if (scratch == null) {
      throw new IllegalStateException("these are the networks of bars alone");
    }
    return scratch;
  }

  private Coder coder(Role role) {
    Coder coder = coders.get(role);
    if (coder == null) {
      throw new IllegalStateException("every role has its networks");
    }
    return coder;
  }
}
