package io.sideman.training.vae;

import io.sideman.players.net.FeedForward;
import java.util.SplittableRandom;

/// Mean and standard deviation of each number of a code over the training bars.
final class CodeStatistics {
  private static final int DRAWN = 4000;
  private static final float LEAST = 1e-3f;

  private final float[] mean;
  private final float[] spread;

  private CodeStatistics(float[] mean, float[] spread) {
    this.mean = mean;
    this.spread = spread;
  }

  static CodeStatistics of(BarExamples examples, FeedForward encoder, int latents) {
    var random = new SplittableRandom(1);
    FeedForward.Scratch scratch = encoder.scratch();
    double[] sum = new double[latents];
    double[] squares = new double[latents];
    float[] vector = new float[examples.inputs()];
    float[] mask = new float[examples.inputs()];
    for (int i = 0; i < DRAWN; i++) {
      examples.fill(examples.draw(random), null, vector, vector, mask, mask);
      float[] code = scratch.run(vector);
      for (int k = 0; k < latents; k++) {
        sum[k] += code[k];
        squares[k] += code[k] * (double) code[k];
      }
    }
    float[] mean = new float[latents];
    float[] spread = new float[latents];
    for (int k = 0; k < latents; k++) {
      mean[k] = (float) (sum[k] / DRAWN);
      double variance = squares[k] / DRAWN - mean[k] * (double) mean[k];
      spread[k] = Math.max(LEAST, (float) Math.sqrt(Math.max(0, variance)));
    }
    return new CodeStatistics(mean, spread);
  }

  float[] mean() {
    return mean;
  }

  float[] spread() {
    return spread;
  }
}
