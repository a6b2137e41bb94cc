package io.sideman.corpus.listen;

import io.sideman.engine.listen.harmony.TiedNetwork;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/// Trains a [TiedNetwork] by Adam on the cross-entropy of the right class of the right root, and,
/// where the network has more outputs than classes, of a second answer asked of the right root only
/// (the bass).
final class TiedTrainer {
  private static final int ROOTS = TiedNetwork.ROOTS;
  private static final float DECAY_1 = 0.9f;
  private static final float DECAY_2 = 0.999f;
  private static final float SECOND_SHARE = 0.3f;

  private final TiedNetwork network;
  private final TiedNetwork.Shape shape;
  private final TiedNetwork.Scratch scratch;
  private final int classes;
  private final float weightDecay;
  private final float[] gradient;
  private final float[] mean;
  private final float[] square;
  private final float[] logitGradient;
  private final float[] hiddenGradient;
  private final float[] hiddenSum;
  private int inBatch;
  private int updates;

  /// @param classes outputs per root that are classes; the rest answer the second question
  TiedTrainer(TiedNetwork.Shape shape, int classes, float weightDecay, RandomGenerator random) {
    this.shape = shape;
    this.classes = classes;
    this.weightDecay = weightDecay;
    network = new TiedNetwork(shape, initial(shape, random));
    scratch = new TiedNetwork.Scratch(shape);
    gradient = new float[shape.size()];
    mean = new float[shape.size()];
    square = new float[shape.size()];
    logitGradient = new float[ROOTS * shape.outputs()];
    hiddenGradient = new float[ROOTS * shape.hidden()];
    hiddenSum = new float[shape.hidden()];
  }

  private static float[] initial(TiedNetwork.Shape shape, RandomGenerator random) {
    float[] weights = new float[shape.size()];
    double spread = Math.sqrt(2.0 / 60); // about sixty inputs are not zero
    for (int i = 0; i < shape.hiddenBias(); i++) {
      weights[i] = (float) (random.nextGaussian() * spread * 0.5);
    }
    for (int i = shape.output(); i < shape.outputBias(); i++) {
      weights[i] = (float) (random.nextGaussian() * Math.sqrt(1.0 / shape.hidden()) * 0.5);
    }
    return weights;
  }

  TiedNetwork network() {
    return network;
  }

  /// Adds one example to the batch and returns its loss in nats (first question only).
  double example(Example example) {
    float[] input = example.input;
    int target = example.target;
    int second = example.second;
    network.forward(input, scratch);
    double loss = outputGradient(target);
    if (second >= 0 && target < ROOTS * classes) {
      secondGradient(target / classes, second);
    }
    backward(input);
    inBatch++;
    return loss;
  }

  private double outputGradient(int target) {
    int stride = shape.outputs();
    float max = scratch.none;
    for (int root = 0; root < ROOTS; root++) {
      for (int c = 0; c < classes; c++) {
        max = Math.max(max, scratch.logits[root * stride + c]);
      }
    }
    Arrays.fill(logitGradient, 0);
    double sum = Math.exp(scratch.none - max);
    float none = (float) sum;
    for (int root = 0; root < ROOTS; root++) {
      for (int c = 0; c < classes; c++) {
        float p = (float) Math.exp(scratch.logits[root * stride + c] - max);
        logitGradient[root * stride + c] = p;
        sum += p;
      }
    }
    float scale = (float) (1 / sum);
    for (int i = 0; i < logitGradient.length; i++) {
      logitGradient[i] *= scale;
    }
    none *= scale;
    boolean isNone = target == ROOTS * classes;
    int right = target / classes * stride + target % classes;
    double p = isNone ? none : logitGradient[right];
    noneGradient = isNone ? none - 1 : none;
    if (!isNone) {
      logitGradient[right] -= 1;
    }
    return -Math.log(Math.max(p, 1e-12));
  }

  private float noneGradient;

  private void secondGradient(int root, int right) {
    int from = root * shape.outputs() + classes;
    int count = shape.outputs() - classes;
    float max = Float.NEGATIVE_INFINITY;
    for (int i = 0; i < count; i++) {
      max = Math.max(max, scratch.logits[from + i]);
    }
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += Math.exp(scratch.logits[from + i] - max);
    }
    for (int i = 0; i < count; i++) {
      double p = Math.exp(scratch.logits[from + i] - max) / sum;
      logitGradient[from + i] = SECOND_SHARE * (float) (p - (i == right ? 1 : 0));
    }
  }

  private void backward(float[] input) {
    int units = shape.hidden();
    int outputs = shape.outputs();
    Arrays.fill(hiddenGradient, 0);
    Arrays.fill(hiddenSum, 0);
    for (int root = 0; root < ROOTS; root++) {
      for (int o = 0; o < outputs; o++) {
        gradient[shape.outputBias() + o] += logitGradient[root * outputs + o];
      }
      for (int unit = 0; unit < units; unit++) {
        int at = TiedNetwork.slot(root) * units + unit;
        float value = scratch.hidden[at];
        if (value > 0) {
          hiddenGradient[at] = unitGradient(root, unit, value);
          hiddenSum[unit] += hiddenGradient[at];
        }
      }
    }
    axpy(1, hiddenSum, 0, gradient, shape.hiddenBias(), units);
    inputGradient(input);
  }

  private float unitGradient(int root, int unit, float value) {
    int outputs = shape.outputs();
    int row = shape.output() + unit * outputs;
    float[] weights = network.weights();
    float sum = 0;
    for (int o = 0; o < outputs; o++) {
      float g = logitGradient[root * outputs + o];
      gradient[row + o] += g * value;
      sum += g * weights[row + o];
    }
    return sum;
  }

  private void inputGradient(float[] input) {
    int units = shape.hidden();
    int turning = shape.blocks() * ROOTS;
    for (int i = 0; i < turning; i++) {
      if (input[i] > TiedNetwork.NEGLIGIBLE) {
        int row = i / ROOTS * ROOTS * units;
        int pc = i % ROOTS;
        int from = TiedNetwork.slot(pc) * units;
        axpy(input[i], hiddenGradient, from, gradient, row, (pc + 1) * units);
        int rest = row + (pc + 1) * units;
        axpy(input[i], hiddenGradient, 0, gradient, rest, (11 - pc) * units);
      }
    }
    for (int g = 0; g < shape.globals(); g++) {
      float value = input[turning + g];
      if (value != 0) {
        axpy(value, hiddenSum, 0, gradient, (turning + g) * units, units);
        gradient[shape.none() + g] += value * noneGradient;
      }
    }
    gradient[shape.none() + shape.globals()] += noneGradient;
  }

  private static void axpy(float a, float[] x, int from, float[] y, int to, int count) {
    for (int i = 0; i < count; i++) {
      y[to + i] += a * x[from + i];
    }
  }

  /// Moves the weights by the mean gradient of the batch and starts the next.
  void update(float rate) {
    updates++;
    float scale = 1f / Math.max(1, inBatch);
    float correct1 = (float) (1 - Math.pow(DECAY_1, updates));
    float correct2 = (float) (1 - Math.pow(DECAY_2, updates));
    float[] weights = network.weights();
    for (int i = 0; i < weights.length; i++) {
      float g = gradient[i] * scale;
      mean[i] = DECAY_1 * mean[i] + (1 - DECAY_1) * g;
      square[i] = DECAY_2 * square[i] + (1 - DECAY_2) * g * g;
      float step = mean[i] / correct1 / ((float) Math.sqrt(square[i] / correct2) + 1e-8f);
      weights[i] -= rate * (step + weightDecay * weights[i]);
      gradient[i] = 0;
    }
    inBatch = 0;
  }
}
