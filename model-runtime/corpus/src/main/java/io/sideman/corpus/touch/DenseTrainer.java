package io.sideman.corpus.touch;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Trains a small feed-forward network by Adam (Kingma and Ba 2015) in plain Java: hidden layers
/// leaky, the last one linear. The caller has the loss and gives its gradient.
public final class DenseTrainer {
  private static final float DECAY_1 = 0.9f;
  private static final float DECAY_2 = 0.999f;

  private final List<Layer> layers = new ArrayList<>();
  private final float drop;
  private final float decay;
  private final RandomGenerator random;
  private int inBatch;
  private int updates;

  /// One layer with what its training needs.
  private static final class Layer {
    private final DenseLayer weights;
    private final float[][] gradient;
    private final float[][] mean;
    private final float[][] square;
    private final float[] out;
    private final float[] back; // gradient of the loss by the sums
    private float[] in = new float[0];

    Layer(DenseLayer weights) {
      this.weights = weights;
      int rows = weights.inputs() + 1; // the bias is the last row
      gradient = new float[rows][weights.outputs()];
      mean = new float[rows][weights.outputs()];
      square = new float[rows][weights.outputs()];
      out = new float[weights.outputs()];
      back = new float[weights.outputs()];
    }

    float[] row(int index) {
      return index < weights.inputs() ? weights.weights()[index] : weights.bias();
    }
  }

  /// @param sizes inputs, hidden units, outputs
  /// @param drop share of hidden units left out while training
  /// @param decay of the weights, per update and unit of rate (Loshchilov and Hutter 2019)
  public DenseTrainer(List<Integer> sizes, float drop, float decay, RandomGenerator random) {
    this.drop = drop;
    this.decay = decay;
    this.random = random;
    for (int i = 0; i + 1 < sizes.size(); i++) {
      boolean last = i + 2 == sizes.size();
      var layer =
          DenseLayer.zeros(
              sizes.get(i), sizes.get(i + 1), last ? Activation.LINEAR : Activation.LEAKY);
      double spread = last ? 0.05 : Math.sqrt(2.0 / Math.min(sizes.get(i), 48)); // few are not zero
      for (float[] row : layer.weights()) {
        for (int j = 0; j < row.length; j++) {
          row[j] = (float) (random.nextGaussian() * spread);
        }
      }
      layers.add(new Layer(layer));
    }
  }

  /// The network as it stands; copied.
  public FeedForward network() {
    var copies = new ArrayList<DenseLayer>();
    for (Layer layer : layers) {
      float[][] weights = layer.weights.weights().clone();
      for (int i = 0; i < weights.length; i++) {
        weights[i] = weights[i].clone();
      }
      copies.add(new DenseLayer(weights, layer.weights.bias().clone(), layer.weights.activation()));
    }
    return new FeedForward(copies);
  }

  /// Outputs for these inputs; both must stay as they are until [#backward].
  ///
  /// @param learning leaves units out
  public float[] forward(float[] in, boolean learning) {
    float[] from = in;
    for (Layer layer : layers) {
      layer.in = from;
      System.arraycopy(layer.weights.bias(), 0, layer.out, 0, layer.out.length);
      for (int i = 0; i < layer.weights.inputs(); i++) {
        if (from[i] != 0) {
          axpy(from[i], layer.weights.weights()[i], layer.out);
        }
      }
      if (layer.weights.activation() == Activation.LEAKY) {
        for (int j = 0; j < layer.out.length; j++) {
          layer.out[j] = layer.out[j] >= 0 ? layer.out[j] : (float) Activation.LEAK * layer.out[j];
        }
        if (learning && drop > 0) {
          leaveOut(layer.out);
        }
      }
      from = layer.out;
    }
    return from;
  }

  /// A unit at exactly 0 passes no gradient down either.
  private void leaveOut(float[] out) {
    float scale = 1 / (1 - drop);
    for (int j = 0; j < out.length; j++) {
      out[j] = random.nextFloat() < drop ? 0 : out[j] * scale;
    }
  }

  /// Adds an example's gradient to the batch.
  ///
  /// @param gradient of the loss, by the outputs
  public void backward(float[] gradient) {
    System.arraycopy(gradient, 0, layers.getLast().back, 0, gradient.length);
    for (int l = layers.size() - 1; l >= 0; l--) {
      Layer layer = layers.get(l);
      for (int i = 0; i < layer.weights.inputs(); i++) {
        if (layer.in[i] != 0) {
          axpy(layer.in[i], layer.back, layer.gradient[i]);
        }
      }
      axpy(1, layer.back, layer.gradient[layer.weights.inputs()]);
      if (l > 0) {
        passDown(layer, layers.get(l - 1));
      }
    }
    inBatch++;
  }

  private static void passDown(Layer layer, Layer below) {
    for (int i = 0; i < below.back.length; i++) {
      float[] row = layer.weights.weights()[i];
      float sum = 0;
      for (int j = 0; j < row.length; j++) {
        sum += row[j] * layer.back[j];
      }
      float slope = below.out[i] > 0 ? 1 : below.out[i] < 0 ? (float) Activation.LEAK : 0;
      below.back[i] = slope * sum;
    }
  }

  private static void axpy(float a, float[] x, float[] y) {
    for (int i = 0; i < x.length; i++) {
      y[i] += a * x[i];
    }
  }

  /// Moves the weights by the mean gradient of the batch and starts the next.
  public void update(float rate) {
    updates++;
    float scale = 1f / Math.max(1, inBatch);
    float correct1 = (float) (1 - Math.pow(DECAY_1, updates));
    float correct2 = (float) (1 - Math.pow(DECAY_2, updates));
    for (Layer layer : layers) {
      for (int i = 0; i <= layer.weights.inputs(); i++) {
        float[] row = layer.row(i);
        for (int j = 0; j < row.length; j++) {
          float g = layer.gradient[i][j] * scale;
          layer.mean[i][j] = DECAY_1 * layer.mean[i][j] + (1 - DECAY_1) * g;
          layer.square[i][j] = DECAY_2 * layer.square[i][j] + (1 - DECAY_2) * g * g;
          double deviation = Math.sqrt(layer.square[i][j] / correct2) + 1e-8;
          row[j] -= (float) (rate * (layer.mean[i][j] / correct1 / deviation + decay * row[j]));
          layer.gradient[i][j] = 0;
        }
      }
    }
    inBatch = 0;
  }
}
