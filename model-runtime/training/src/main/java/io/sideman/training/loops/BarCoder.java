package io.sideman.training.loops;

import io.sideman.players.loop.LoopFeatures;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.net.Activation;
import java.util.random.RandomGenerator;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/// Teaches the generator's bar network what bars are before the game begins: as the second half of
/// an auto-encoder, whose code is the plan of a bar, a little blurred so that near plans mean near
/// bars. The first half is thrown away.
final class BarCoder {
  private static final int[] SIZES = {LoopFeatures.BAR_VALUES + LoopGan.GENRES, 256, LoopGan.PLAN};

  /// Adam's rate at first.
  static final double RATE = 1e-3;

  private static final double CALM_RATE = 2e-4;
  private static final double BLUR = 0.15;

  private final Stack encoder;
  private final Stack bar;

  BarCoder(Stack bar, long seed) {
    encoder = new Stack(SIZES, Activation.TANH, RATE, seed + 4);
    this.bar = bar;
  }

  /// Plans of bars, as the generator's are, without blur: (bars, plan).
  INDArray plans(INDArray bars, INDArray genres) {
    return encoder.forward(Nd4j.hstack(bars, genres)).dup('c');
  }

  /// Towards the end smaller steps learn what larger ones jump over.
  void calm() {
    encoder.learningRate(CALM_RATE);
    bar.learningRate(CALM_RATE);
  }

  /// One update; answers the mean cross-entropy of a bar in nats.
  double learn(INDArray bars, INDArray genres, RandomGenerator random) {
    INDArray code = encoder.forward(Nd4j.hstack(bars, genres));
    float[] codes = code.dup('c').data().asFloat();
    float[] genre = genres.dup('c').data().asFloat();
    int count = bars.rows();
    float[][] in = new float[count][LoopGan.barInputs()];
    for (int i = 0; i < count; i++) {
      for (int j = 0; j < LoopGan.PLAN; j++) {
        in[i][j] = codes[i * LoopGan.PLAN + j] + (float) (BLUR * random.nextGaussian());
      }
      System.arraycopy(genre, i * LoopGan.GENRES, in[i], LoopGan.PLAN, LoopGan.GENRES);
      in[i][LoopGan.PLAN + LoopGan.GENRES + i % LoopGan.BARS] = 1;
    }
    INDArray soft = Transforms.sigmoid(bar.forward(Nd4j.createFromArray(in)), true);
    Stack.Back back = bar.backward(soft.sub(bars).divi(count)); // cross-entropy, at the logits
    INDArray atCode =
        back.below().get(NDArrayIndex.all(), NDArrayIndex.interval(0, LoopGan.PLAN)).dup('c');
    Stack.Back first = encoder.backward(atCode);
    bar.update(back.own());
    encoder.update(first.own());
    return crossEntropy(soft, bars) / count;
  }

  void save(java.io.DataOutputStream out) throws java.io.IOException {
    encoder.save(out);
  }

  void load(java.io.DataInputStream in) throws java.io.IOException {
    encoder.load(in);
  }

  private static double crossEntropy(INDArray soft, INDArray bars) {
    float[] p = soft.dup('c').data().asFloat();
    float[] t = bars.dup('c').data().asFloat();
    double sum = 0;
    for (int i = 0; i < p.length; i++) {
      double q = Math.clamp(p[i], 1e-6, 1 - 1e-6);
      sum -= t[i] == 0 ? Math.log(1 - q) : t[i] * Math.log(q) + (1 - t[i]) * Math.log(1 - q);
    }
    return sum;
  }
}
