package io.sideman.training.vae;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.autodiff.samediff.TrainingConfig;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.MultiDataSet;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.schedule.PolySchedule;
import org.nd4j.linalg.schedule.ScheduleType;

/// A variational auto-encoder (Kingma and Welling 2014) as a SameDiff graph: two hidden layers on
/// either side of the code. Every output is a probability scored by cross-entropy, weighted by a
/// mask, or (`gaussian`) a number scored by its squared error.
///
/// The noise of the code comes in from outside, so that a seed repeats a training.
final class VaeGraph implements AutoCloseable {
  private static final String[] ENCODER = {"e0", "e1", "e2"};
  private static final String[] DECODER = {"d0", "d1", "d2"};

  private final SameDiff graph;
  private final int latents;

  private VaeGraph(SameDiff graph, int latents) {
    this.graph = graph;
    this.latents = latents;
  }

  /// A fresh network.
  ///
  /// @param inputs length of what is encoded
  /// @param outputs length of what is decoded
  /// @param condition numbers that encoder and decoder are told besides; 0 for none
  static VaeGraph fresh(VaePlan plan, int inputs, int outputs, int condition, boolean gaussian) {
    SameDiff graph = SameDiff.create();
    SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, inputs);
    SDVariable target = graph.placeHolder("t", DataType.FLOAT, -1, outputs);
    SDVariable mask = graph.placeHolder("m", DataType.FLOAT, -1, outputs);
    SDVariable noise = graph.placeHolder("noise", DataType.FLOAT, -1, plan.latents());
    SDVariable beta = graph.placeHolder("beta", DataType.FLOAT, 1, 1);
    var random = new Random(plan.seed());
    SDVariable h = graph.nn().relu(dense(graph, "e0", x, inputs, plan.wide(), random), 0);
    h = graph.nn().relu(dense(graph, "e1", h, plan.wide(), plan.narrow(), random), 0);
    SDVariable code = dense(graph, "e2", h, plan.narrow(), 2 * plan.latents(), random);
    SDVariable[] halves = graph.split(code, 2, 1);
    SDVariable mean = halves[0].rename("mean");
    SDVariable logVariance = graph.math().tanh(halves[1].div(8)).mul(8); // keeps exp in bounds
    SDVariable z = mean.add(graph.math().exp(logVariance.mul(0.5)).mul(noise));
    int decoded = plan.latents();
    if (condition > 0) {
      SDVariable told = graph.placeHolder("c", DataType.FLOAT, -1, condition);
      z = graph.concat(1, z, told);
      decoded += condition;
    }
    SDVariable g = graph.nn().relu(dense(graph, "d0", z, decoded, plan.narrow(), random), 0);
    g = graph.nn().relu(dense(graph, "d1", g, plan.narrow(), plan.wide(), random), 0);
    SDVariable out = dense(graph, "d2", g, plan.wide(), outputs, random);
    SDVariable error =
        gaussian
            ? graph.math().square(out.sub(target)).mul(0.5)
            : graph.nn().softplus(out).sub(out.mul(target));
    SDVariable reconstruction = error.mul(mask).sum(1).mean().rename("reconstruction");
    SDVariable kl =
        graph
            .math()
            .square(mean)
            .add(graph.math().exp(logVariance))
            .sub(logVariance)
            .sub(1)
            .mul(0.5)
            .mean(0)
            .rename("kl");
    SDVariable floor = graph.constant((float) plan.freeBits());
    SDVariable loss = reconstruction.add(graph.math().max(kl, floor).sum().mul(beta)).sum();
    loss.rename("loss");
    graph.setLossVariables("loss");
    var rate = new PolySchedule(ScheduleType.ITERATION, plan.learningRate(), 1, plan.updates() + 1);
    var config =
        TrainingConfig.builder()
            .updater(new Adam(rate))
            .dataSetFeatureMapping(features(condition))
            .dataSetLabelMapping("t")
            .build();
    graph.setTrainingConfig(config);
    return new VaeGraph(graph, plan.latents());
  }

  /// Goes on from a saved network, optimiser state included.
  static VaeGraph load(Path file, int latents) {
    return new VaeGraph(SameDiff.load(file.toFile(), true), latents);
  }

  private static List<String> features(int condition) {
    return condition > 0
        ? List.of("x", "m", "noise", "beta", "c")
        : List.of("x", "m", "noise", "beta");
  }

  private static SDVariable dense(
      SameDiff graph, String name, SDVariable in, int from, int to, Random random) {
    float scale = (float) Math.sqrt(2.0 / from);
    float[] weights = new float[from * to];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (random.nextGaussian() * scale);
    }
    SDVariable w = graph.var(name + "w", Nd4j.createFromArray(weights).reshape(from, to));
    SDVariable b = graph.var(name + "b", Nd4j.zeros(DataType.FLOAT, 1, to));
    return in.mmul(w).add(b);
  }

  /// What a network makes of held-out examples, without noise.
  ///
  /// @param reconstruction nats per example (for numbers: half the squared error)
  /// @param divergence of the code from the prior, nats per example
  /// @param active latents whose mean varies over the examples by more than 0.01 (Burda et al.
  ///   2016)
  record Losses(double reconstruction, double divergence, int active) {}

  /// One update.
  void fit(VaeBatch batch, double beta) {
    var features = new ArrayList<INDArray>();
    features.add(Nd4j.createFromArray(batch.input));
    features.add(Nd4j.createFromArray(batch.mask));
    features.add(Nd4j.createFromArray(batch.noise));
    features.add(Nd4j.createFromArray(new float[][] {{(float) beta}}));
    if (batch.condition.length > 0) {
      features.add(Nd4j.createFromArray(batch.condition));
    }
    INDArray target = Nd4j.createFromArray(batch.target);
    graph.fit(new MultiDataSet(features.toArray(INDArray[]::new), new INDArray[] {target}));
    features.forEach(INDArray::close);
    target.close();
  }

  Losses losses(VaeBatch batch) {
    var places = new HashMap<String, INDArray>();
    places.put("x", Nd4j.createFromArray(batch.input));
    places.put("t", Nd4j.createFromArray(batch.target));
    places.put("m", Nd4j.createFromArray(batch.mask));
    places.put("noise", Nd4j.createFromArray(batch.noise));
    places.put("beta", Nd4j.createFromArray(new float[][] {{1}}));
    if (batch.condition.length > 0) {
      places.put("c", Nd4j.createFromArray(batch.condition));
    }
    Map<String, INDArray> found = graph.output(places, "reconstruction", "kl", "mean");
    INDArray spread = found.get("mean").var(0);
    int active = 0;
    for (int i = 0; i < latents; i++) {
      active += spread.getDouble(i) > 0.01 ? 1 : 0;
    }
    double divergence = found.get("kl").sumNumber().doubleValue();
    return new Losses(found.get("reconstruction").getDouble(0), divergence, active);
  }

  int latents() {
    return latents;
  }

  /// Weights of the encoder's dense layers, rows by input.
  float[][][] encoderWeights() {
    return weights(ENCODER);
  }

  float[][] encoderBiases() {
    return biases(ENCODER);
  }

  float[][][] decoderWeights() {
    return weights(DECODER);
  }

  float[][] decoderBiases() {
    return biases(DECODER);
  }

  private float[][][] weights(String[] names) {
    float[][][] result = new float[names.length][][];
    for (int i = 0; i < names.length; i++) {
      result[i] = graph.getVariable(names[i] + "w").getArr().toFloatMatrix();
    }
    return result;
  }

  private float[][] biases(String[] names) {
    float[][] result = new float[names.length][];
    for (int i = 0; i < names.length; i++) {
      result[i] = graph.getVariable(names[i] + "b").getArr().toFloatMatrix()[0];
    }
    return result;
  }

  /// Writes beside `file` and moves.
  void save(Path file) throws IOException {
    Path beside = file.resolveSibling(file.getFileName() + ".part");
    graph.save(beside.toFile(), true);
    Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
  }

  @Override
  public void close() {
    Map<String, SDVariable> variables = graph.variableMap();
    variables.values().stream()
        .filter(variable ->
            variable.getVariableType() == org.nd4j.autodiff.samediff.VariableType.VARIABLE)
        .forEach(variable -> variable.getArr().close());
  }
}
