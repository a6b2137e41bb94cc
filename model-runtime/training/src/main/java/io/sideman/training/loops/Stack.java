package io.sideman.training.loops;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.gradient.Gradient;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.deeplearning4j.nn.workspace.LayerWorkspaceMgr;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationLReLU;
import org.nd4j.linalg.activations.impl.ActivationTanH;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;

/// Dense layers in DL4J whose error comes from outside: the networks of a GAN hand gradients to
/// each other, so each is run forward, then given the gradient at its outputs.
final class Stack {
  private final MultiLayerNetwork network;
  private final Activation last;
  private int updates;

  /// Builds leaky layers with a last one of its own.
  ///
  /// @param sizes inputs, units of each layer
  Stack(int[] sizes, Activation last, double rate, long seed) {
    this.last = last;
    var list =
        new NeuralNetConfiguration.Builder()
            .seed(seed)
            .miniBatch(false) // the gradients that come are means already
            .weightInit(WeightInit.RELU)
            .updater(new Adam(rate, 0.5, 0.99, 1e-8))
            .list();
    for (int i = 1; i < sizes.length; i++) {
      boolean end = i == sizes.length - 1;
      list.layer(
          new org.deeplearning4j.nn.conf.layers.DenseLayer.Builder()
              .nIn(sizes[i - 1])
              .nOut(sizes[i])
              .weightInit(end ? WeightInit.XAVIER : WeightInit.RELU)
              .activation(activation(end ? last : Activation.LEAKY))
              .build());
    }
    network = new MultiLayerNetwork(list.build());
    network.init();
  }

  private static IActivation activation(Activation activation) {
    return switch (activation) {
      case LEAKY -> new ActivationLReLU(Activation.LEAK);
      case TANH -> new ActivationTanH();
      case LINEAR -> new ActivationIdentity();
      case RELU, SIGMOID -> throw new IllegalArgumentException("not used in training");
    };
  }

  void learningRate(double rate) {
    network.setLearningRate(rate);
  }

  /// Runs forward and keeps what [#backward] needs.
  INDArray forward(INDArray in) {
    network.setInput(in);
    return network.feedForward(true, false).getLast();
  }

  /// Where the gradient came through: for the layers below and for these weights.
  record Back(INDArray below, Gradient own) {}

  /// Takes the gradient of the loss at the outputs of the last [#forward].
  Back backward(INDArray above) {
    var pair = network.backpropGradient(above, LayerWorkspaceMgr.noWorkspaces());
    return new Back(pair.getSecond(), pair.getFirst());
  }

  void update(Gradient gradient) {
    network.getUpdater().update(network, gradient, updates, 0, 1, LayerWorkspaceMgr.noWorkspaces());
    network.params().subi(gradient.gradient());
    updates++;
  }

  /// The weights of a layer, (inputs, outputs); changes change the network.
  INDArray weights(int layer) {
    return network.getLayer(layer).getParam("W");
  }

  int layers() {
    return network.getnLayers();
  }

  INDArray parameters() {
    return network.params();
  }

  void save(DataOutputStream out) throws IOException {
    out.writeInt(updates);
    Nd4j.write(network.params(), out);
    Nd4j.write(network.getUpdater().getStateViewArray(), out);
  }

  void load(DataInputStream in) throws IOException {
    updates = in.readInt();
    network.params().assign(Nd4j.read(in));
    network.getUpdater().getStateViewArray().assign(Nd4j.read(in));
  }

  /// A copy of the weights for our own runtime.
  FeedForward export() {
    List<DenseLayer> layers = new ArrayList<>();
    for (int i = 0; i < layers(); i++) {
      INDArray rows = weights(i);
      float[] flat = rows.dup('c').data().asFloat();
      var layer =
          DenseLayer.zeros(
              rows.rows(), rows.columns(), i == layers() - 1 ? last : Activation.LEAKY);
      for (int row = 0; row < layer.inputs(); row++) {
        System.arraycopy(flat, row * layer.outputs(), layer.weights()[row], 0, layer.outputs());
      }
      float[] bias = network.getLayer(i).getParam("b").dup('c').data().asFloat();
      System.arraycopy(bias, 0, layer.bias(), 0, layer.outputs());
      layers.add(layer);
    }
    return new FeedForward(layers);
  }
}
