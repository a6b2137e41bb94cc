package io.sideman.corpus.library;

import io.sideman.corpus.Split;
import io.sideman.library.symbolic.FillModel;
import io.sideman.library.symbolic.FillSigns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;

/// Learns to tell fills from grooves of the same length: logistic regression by gradient descent on
/// standardised signs, both kinds counting alike, weights held small.
public final class FillTrainer {
  private static final int STEPS = 3000;
  private static final double RATE = 0.5;
  private static final double RIDGE = 1e-3;
  private static final int SIGNS = FillSigns.NAMES.size();

  private final List<FillRow> rows;
  private final double[] means = new double[SIGNS];
  private final double[] scales = new double[SIGNS];

  private FillTrainer(List<FillRow> rows) {
    this.rows = rows;
    for (int k = 0; k < SIGNS; k++) {
      double sum = 0;
      double squares = 0;
      for (FillRow row : rows) {
        sum += row.signs()[k];
        squares += row.signs()[k] * row.signs()[k];
      }
      means[k] = sum / rows.size();
      scales[k] = Math.sqrt(Math.max(1e-6, squares / rows.size() - means[k] * means[k]));
    }
  }

  /// Learns from the training side and writes `fills.json`.
  public static void run(Path data, Path models, Consumer<String> progress) throws IOException {
    List<FillRow> rows =
        FillRow.read(data).stream()
            .filter(row -> row.side() == Split.TRAIN && row.isShort())
            .toList();
    long fills = rows.stream().filter(FillRow::fill).count();
    FillModel model = train(rows);
    String learnedFrom =
        "Groove MIDI Dataset (Google LLC, CC-BY-4.0), training side: %d fills, %d cuts of beats"
            .formatted(fills, rows.size() - fills);
    model.write(learnedFrom, models.resolve(FillModel.FILE));
    progress.accept(learnedFrom);
  }

  /// @param rows of both kinds
  public static FillModel train(List<FillRow> rows) {
    return new FillTrainer(rows).fitted();
  }

  private FillModel fitted() {
    double fills = rows.stream().filter(FillRow::fill).count();
    double[] weights = new double[SIGNS + 1]; // last: bias
    for (int step = 0; step < STEPS; step++) {
      double[] gradient = new double[SIGNS + 1];
      for (FillRow row : rows) {
        double share = row.fill() ? 0.5 / fills : 0.5 / (rows.size() - fills);
        double error = share * (chance(weights, row.signs()) - (row.fill() ? 1 : 0));
        for (int k = 0; k < SIGNS; k++) {
          gradient[k] += error * standard(row.signs(), k);
        }
        gradient[SIGNS] += error;
      }
      for (int k = 0; k <= SIGNS; k++) {
        weights[k] -= RATE * (gradient[k] + (k < SIGNS ? RIDGE * weights[k] : 0));
      }
    }
    float[] plain = new float[SIGNS];
    double bias = weights[SIGNS];
    for (int k = 0; k < SIGNS; k++) {
      plain[k] = (float) (weights[k] / scales[k]);
      bias -= weights[k] * means[k] / scales[k];
    }
    return new FillModel(plain, (float) bias);
  }

  private double standard(float[] signs, int k) {
    return (signs[k] - means[k]) / scales[k];
  }

  private double chance(double[] weights, float[] signs) {
    double sum = weights[SIGNS];
    for (int k = 0; k < SIGNS; k++) {
      sum += weights[k] * standard(signs, k);
    }
    return 1 / (1 + Math.exp(-sum));
  }
}
