package io.sideman.training.loops;

import io.sideman.players.loop.LoopFeatures;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.net.Activation;
import io.sideman.players.net.FeedForward;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.ops.transforms.Transforms;

/// The generator in training: chance and genre to a plan per bar, each plan to a bar (one network
/// for all bars, as MuseGAN's bar generator). Bars are hardened for the critic, so it never sees a
/// half note; the gradient passes the threshold as if it were not there (straight through, as in
/// BinaryMuseGAN).
final class Generator {
  private static final int[] SONG = {LoopGan.songInputs(), 192, 192, LoopGan.BARS * LoopGan.PLAN};
  private static final int[] BAR = {LoopGan.barInputs(), 256, 256, LoopFeatures.BAR_VALUES};

  private static final double ALIKE = 0.95;
  private static final double APART = 0.3; // the squares of both sum to about 1

  final Stack song;
  final Stack bar;
  private INDArray soft = Nd4j.empty(); // (loops x bars, values) before hardening

  Generator(double rate, double barRate, long seed) {
    song = new Stack(SONG, Activation.TANH, rate, seed);
    bar = new Stack(BAR, Activation.LINEAR, barRate, seed + 1);
  }

  /// Lets the bars of a loop begin almost alike.
  void tie() {
    INDArray weights = song.weights(song.layers() - 1);
    for (int row = 0; row < weights.rows(); row++) {
      for (int column = LoopGan.PLAN; column < weights.columns(); column++) {
        double first = weights.getDouble(row, column % LoopGan.PLAN);
        weights.putScalar(row, column, ALIKE * first + APART * weights.getDouble(row, column));
      }
    }
  }

  /// Plans of a batch of loops: (loops, bars x plan).
  INDArray plans(float[][] chance) {
    return song.forward(Nd4j.createFromArray(chance)).dup('c');
  }

  /// Takes the gradient at the plans; the bars stay as they are.
  void learnPlans(INDArray atPlans) {
    song.update(song.backward(atPlans).own());
  }

  /// Bars of a batch of loops, hardened: (loops x bars, values).
  ///
  /// @param chance (loops, chance and genre)
  INDArray forward(float[][] chance) {
    float[] plans = song.forward(Nd4j.createFromArray(chance)).dup('c').data().asFloat();
    return bars(plans, chance);
  }

  private INDArray bars(float[] plans, float[][] chance) {
    float[][] in = new float[chance.length * LoopGan.BARS][LoopGan.barInputs()];
    for (int i = 0; i < in.length; i++) {
      System.arraycopy(plans, i * LoopGan.PLAN, in[i], 0, LoopGan.PLAN);
      float[] from = chance[i / LoopGan.BARS];
      System.arraycopy(from, LoopGan.CHANCE, in[i], LoopGan.PLAN, LoopGan.GENRES);
      in[i][LoopGan.PLAN + LoopGan.GENRES + i % LoopGan.BARS] = 1;
    }
    soft = Transforms.sigmoid(bar.forward(Nd4j.createFromArray(in)), true);
    return harden(soft);
  }

  static INDArray harden(INDArray soft) {
    float[] values = soft.dup('c').data().asFloat();
    int rows = soft.rows();
    for (int i = 0; i < rows; i++) {
      LoopFeatures.harden(values, i * LoopFeatures.BAR_VALUES);
    }
    return Nd4j.create(values, new long[] {rows, LoopFeatures.BAR_VALUES}, 'c');
  }

  /// Takes the gradient at the hardened bars and learns from it.
  void learn(INDArray atBars) {
    INDArray atLogits = atBars.mul(soft).muli(soft.rsub(1));
    Stack.Back back = bar.backward(atLogits);
    INDArray atPlans =
        back.below()
            .get(
                org.nd4j.linalg.indexing.NDArrayIndex.all(),
                org.nd4j.linalg.indexing.NDArrayIndex.interval(0, LoopGan.PLAN))
            .dup('c')
            .reshape('c', -1, LoopGan.BARS * LoopGan.PLAN);
    Stack.Back songBack = song.backward(atPlans);
    bar.update(back.own());
    song.update(songBack.own());
  }

  void save(DataOutputStream out) throws IOException {
    song.save(out);
    bar.save(out);
  }

  void load(DataInputStream in) throws IOException {
    song.load(in);
    bar.load(in);
  }

  Map<String, FeedForward> export() {
    return Map.of(LoopGan.SONG_NET, song.export(), LoopGan.BAR_NET, bar.export());
  }
}
