package io.sideman.training;

import io.sideman.players.lstm.LstmWeights;
import org.deeplearning4j.nn.conf.BackpropType;
import org.deeplearning4j.nn.conf.GradientNormalization;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.RNNFormat;
import org.deeplearning4j.nn.conf.layers.LSTM;
import org.deeplearning4j.nn.conf.layers.RnnOutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/// Builds the DL4J network for a plan and takes its weights out for our own runtime.
final class LstmBuilder {
  private static final double CLIP = 10;

  private LstmBuilder() {}

  static MultiLayerNetwork build(TrainingPlan plan, int inputs, int outputs) {
    var rate = new PolySchedule(ScheduleType.ITERATION, plan.learningRate(), 1, plan.updates());
    var list =
        new NeuralNetConfiguration.Builder()
            .seed(plan.seed())
            .weightInit(WeightInit.XAVIER)
            .updater(new Adam(rate))
            .gradientNormalization(GradientNormalization.ClipElementWiseAbsoluteValue)
            .gradientNormalizationThreshold(CLIP)
            .list();
    for (int layer = 0; layer < plan.layers(); layer++) {
      list.layer(
          new LSTM.Builder()
              .nIn(layer == 0 ? inputs : plan.hidden())
              .nOut(plan.hidden())
              .dropOut(layer == 0 ? 0 : plan.keep())
              .activation(Activation.TANH)
              .forgetGateBiasInit(1)
              .dataFormat(RNNFormat.NCW)
              .build());
    }
    list.layer(
        new RnnOutputLayer.Builder(LossFunctions.LossFunction.MCXENT)
            .nIn(plan.hidden())
            .nOut(outputs)
            .dropOut(plan.keep())
            .activation(Activation.SOFTMAX)
            .dataFormat(RNNFormat.NCW)
            .build());
    list.backpropType(BackpropType.TruncatedBPTT).tBPTTLength(plan.window());
    var network = new MultiLayerNetwork(list.build());
    network.init();
    return network;
  }

  /// A copy of the network's weights in our layout.
  static LstmWeights weights(MultiLayerNetwork network) {
    int layers = network.getnLayers() - 1;
    INDArray first = network.getLayer(0).getParam("W");
    INDArray last = network.getLayer(layers).getParam("W");
    var weights = new LstmWeights(first.rows(), first.columns() / 4, layers, last.columns());
    for (int layer = 0; layer < layers; layer++) {
      copy(network.getLayer(layer).getParam("W"), weights.input(layer));
      copy(network.getLayer(layer).getParam("RW"), weights.recurrent(layer));
      copy(network.getLayer(layer).getParam("b"), new float[][] {weights.bias(layer)});
    }
    copy(last, weights.output());
    copy(network.getLayer(layers).getParam("b"), new float[][] {weights.outputBias()});
    return weights;
  }

  /// Puts weights in our layout into a network of the same sizes.
  static void fill(MultiLayerNetwork network, LstmWeights weights) {
    for (int layer = 0; layer < weights.layers(); layer++) {
      set(network, layer, "W", weights.input(layer));
      set(network, layer, "RW", weights.recurrent(layer));
      set(network, layer, "b", new float[][] {weights.bias(layer)});
    }
    set(network, weights.layers(), "W", weights.output());
    set(network, weights.layers(), "b", new float[][] {weights.outputBias()});
  }

  private static void set(MultiLayerNetwork network, int layer, String name, float[][] rows) {
    network.getLayer(layer).getParam(name).assign(Nd4j.createFromArray(rows));
  }

  private static void copy(INDArray from, float[][] rows) {
    float[] flat = from.dup('c').data().asFloat();
    for (int row = 0; row < rows.length; row++) {
      System.arraycopy(flat, row * rows[row].length, rows[row], 0, rows[row].length);
    }
  }
}
