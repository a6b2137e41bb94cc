package io.sideman.training.loops;

import io.sideman.players.loop.LoopFeatures;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.net.Activation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/// The critic in training: one network looks at each bar, a second at what it saw of the four, at
/// the genre, and at how much the loops of the batch differ (mini-batch standard deviation, Karras
/// et al. 2018: a generator that makes one loop over and over is seen through).
final class Critic {
  /// What the first network tells of a bar.
  private static final int SEEN = 64;

  private static final int[] BAR = {LoopFeatures.BAR_VALUES + LoopGan.GENRES, 256, SEEN};
  private static final int LOOP_SEEN = LoopGan.BARS * SEEN;
  private static final int[] LOOP = {LOOP_SEEN + LoopGan.GENRES + 1, 128, 1};
  private static final double TINY = 1e-4;

  private final Stack bar;
  private final Stack loop;
  private final SpectralNorm[] norms;
  private INDArray seen = Nd4j.empty(); // (loops, bars x SEEN)
  private INDArray centred = Nd4j.empty();
  private INDArray deviation = Nd4j.empty(); // (bars x SEEN) over the batch

  Critic(double rate, long seed) {
    bar = new Stack(BAR, Activation.LEAKY, rate, seed + 2);
    loop = new Stack(LOOP, Activation.LINEAR, rate, seed + 3);
    norms =
        new SpectralNorm[] {
          new SpectralNorm(bar.weights(0)),
          new SpectralNorm(bar.weights(1)),
          new SpectralNorm(loop.weights(0)),
          new SpectralNorm(loop.weights(1))
        };
  }

  /// How real each loop looks: (loops, 1).
  ///
  /// @param bars (loops x bars, values)
  /// @param genres (loops x bars, genres)
  INDArray forward(INDArray bars, INDArray genres) {
    long loops = bars.rows() / LoopGan.BARS;
    INDArray each = bar.forward(Nd4j.hstack(bars, genres)).dup('c');
    seen = each.reshape('c', loops, LOOP_SEEN);
    centred = seen.subRowVector(seen.mean(0));
    deviation = Transforms.sqrt(centred.mul(centred).mean(0).addi(TINY), false);
    INDArray spread = Nd4j.valueArrayOf(new long[] {loops, 1}, deviation.meanNumber().floatValue());
    INDArray perLoop =
        genres.get(NDArrayIndex.interval(0, LoopGan.BARS, genres.rows()), NDArrayIndex.all()).dup();
    return loop.forward(Nd4j.hstack(seen, perLoop, spread));
  }

  /// What the first network saw in the last [#forward]: (loops, features).
  INDArray seen() {
    return seen;
  }

  /// The way back through the last [#forward].
  ///
  /// @param bars gradient at the bars
  record Back(INDArray bars, Stack.Back ofBar, Stack.Back ofLoop) {}

  /// Takes the gradient at the scores, and one at what was seen (feature matching) or none.
  Back backward(INDArray atScores, double matching, INDArray towards) {
    Stack.Back ofLoop = loop.backward(atScores);
    INDArray below = ofLoop.below();
    INDArray atSeen = below.get(NDArrayIndex.all(), NDArrayIndex.interval(0, LOOP_SEEN)).dup('c');
    double atSpread = below.getColumn(LOOP_SEEN + LoopGan.GENRES).sumNumber().doubleValue();
    long loops = seen.rows();
    // d mean(deviation) / d seen = centred / (loops x features x deviation)
    atSeen.addi(centred.divRowVector(deviation).muli(atSpread / ((double) loops * LOOP_SEEN)));
    if (matching > 0) {
      atSeen.addiRowVector(seen.mean(0).subi(towards).muli(2 * matching / loops));
    }
    INDArray perBar = atSeen.reshape('c', loops * LoopGan.BARS, SEEN);
    Stack.Back ofBar = bar.backward(perBar);
    INDArray bars =
        ofBar
            .below()
            .get(NDArrayIndex.all(), NDArrayIndex.interval(0, LoopFeatures.BAR_VALUES))
            .dup('c');
    return new Back(bars, ofBar, ofLoop);
  }

  /// Copies of a way back's gradients, which the next one writes over.
  record Held(INDArray ofBar, INDArray ofLoop) {
    static Held of(Back back) {
      return new Held(back.ofBar().own().gradient().dup(), back.ofLoop().own().gradient().dup());
    }
  }

  /// Learns from two passes at once, that over real loops and that over invented ones.
  void learn(Held real, Back invented) {
    invented.ofBar().own().gradient().addi(real.ofBar());
    invented.ofLoop().own().gradient().addi(real.ofLoop());
    bar.update(invented.ofBar().own());
    loop.update(invented.ofLoop().own());
  }

  /// Keeps the critic from growing steep.
  void bound(GanPlan plan) {
    switch (plan.loss()) {
      case CLIPPED -> {
        clip(bar.parameters(), plan.bound());
        clip(loop.parameters(), plan.bound());
      }
      case HINGE -> {
        norms[0].limit(bar.weights(0), plan.bound());
        norms[1].limit(bar.weights(1), plan.bound());
        norms[2].limit(loop.weights(0), plan.bound());
        norms[3].limit(loop.weights(1), plan.bound());
      }
    }
  }

  static void clip(INDArray parameters, double bound) {
    Transforms.min(Transforms.max(parameters, -bound, false), bound, false);
  }

  void save(DataOutputStream out) throws IOException {
    bar.save(out);
    loop.save(out);
    for (SpectralNorm norm : norms) {
      norm.save(out);
    }
  }

  void load(DataInputStream in) throws IOException {
    bar.load(in);
    loop.load(in);
    for (SpectralNorm norm : norms) {
      norm.load(in);
    }
  }
}
