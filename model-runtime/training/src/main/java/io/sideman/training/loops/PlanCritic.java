package io.sideman.training.loops;

import io.sideman.players.loop.LoopGan;
import io.sideman.players.net.Activation;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import org.deeplearning4j.nn.gradient.Gradient;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.ops.transforms.Transforms;

/// The critic of plans: sees the plans of four bars, their genre, and how much the plans of the
/// batch differ (mini-batch standard deviation).
final class PlanCritic {
  private static final int PLANS = LoopGan.BARS * LoopGan.PLAN;
  private static final int[] SIZES = {PLANS + LoopGan.GENRES + 1, 256, 256, 1};
  private static final double TINY = 1e-4;

  private final Stack stack;
  private final SpectralNorm[] norms;
  private INDArray centred = Nd4j.empty();
  private INDArray deviation = Nd4j.empty();

  PlanCritic(double rate, long seed) {
    stack = new Stack(SIZES, Activation.LINEAR, rate, seed + 5);
    norms = new SpectralNorm[stack.layers()];
    for (int i = 0; i < norms.length; i++) {
      norms[i] = new SpectralNorm(stack.weights(i));
    }
  }

  /// How real each loop's plans look: (loops, 1).
  INDArray forward(INDArray plans, INDArray genres) {
    centred = plans.subRowVector(plans.mean(0));
    deviation = Transforms.sqrt(centred.mul(centred).mean(0).addi(TINY), false);
    INDArray spread =
        Nd4j.valueArrayOf(new long[] {plans.rows(), 1}, deviation.meanNumber().floatValue());
    return stack.forward(Nd4j.hstack(plans, genres, spread));
  }

  Stack.Back backward(INDArray atScores) {
    return stack.backward(atScores);
  }

  /// The gradient at the plans of the last way back.
  INDArray atPlans(Stack.Back back) {
    INDArray below = back.below();
    double atSpread = below.getColumn(PLANS + LoopGan.GENRES).sumNumber().doubleValue();
    INDArray through = centred.divRowVector(deviation);
    through.muli(atSpread / ((double) centred.rows() * PLANS));
    return below.get(NDArrayIndex.all(), NDArrayIndex.interval(0, PLANS)).dup('c').addi(through);
  }

  /// Learns from two passes at once.
  void learn(INDArray real, Gradient invented) {
    invented.gradient().addi(real);
    stack.update(invented);
  }

  void bound(GanPlan plan) {
    switch (plan.loss()) {
      case CLIPPED -> Critic.clip(stack.parameters(), plan.bound());
      case HINGE -> {
        for (int i = 0; i < norms.length; i++) {
          norms[i].limit(stack.weights(i), plan.bound());
        }
      }
    }
  }

  void save(DataOutputStream out) throws IOException {
    stack.save(out);
    for (SpectralNorm norm : norms) {
      norm.save(out);
    }
  }

  void load(DataInputStream in) throws IOException {
    stack.load(in);
    for (SpectralNorm norm : norms) {
      norm.load(in);
    }
  }
}
