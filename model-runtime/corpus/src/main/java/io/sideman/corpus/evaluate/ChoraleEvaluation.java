package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.chorales.Chorale;
import io.sideman.corpus.chorales.ChoraleNetwork;
import io.sideman.corpus.chorales.ChoraleSequences;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.model.ModelFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Nats per note of four-part chorales on 16ths, the measure of Music Transformer's paper: all
/// notes of all voices, held ones and rests included, by the chain rule in a fixed order.
public final class ChoraleEvaluation {
  private static final int RESAMPLES = 1_000;

  private ChoraleEvaluation() {}

  /// @param data folder of the data sets
  /// @param work folder in which `train jsb` left its network
  public static EvaluationReport run(Path data, Path work) throws IOException {
    Path file = ChoraleNetwork.file(work);
    if (!Files.exists(file)) {
      throw new IOException(
          file + ": there is no network yet; train it: sideman train jsb --data DATA --work WORK");
    }
    SequenceFile chorales = ChoraleSequences.of(Chorale.read(data));
    var model = new LstmTokenModel(ModelFile.read(file), 0, 0);
    return new EvaluationReport(
        "jsb",
        "JSB chorales on 16ths, the literature's split (229, 76, 77); a 2 x 128 LSTM of our own"
            + " runtime, trained on the training side only and chosen on validation; order in time,"
            + " then soprano, bass, alto, tenor, each told the past and the voices before it only;"
            + " nats per note, 95 % interval over chorales",
        List.of(
            row("validation", model, chorales, Split.VALIDATION, 0.398, 0.707),
            row("test", model, chorales, Split.TEST, 0.410, 0.740)));
  }

  private static EvaluationReport.Row row(
      String side,
      TokenModel model,
      SequenceFile chorales,
      Split split,
      double reference,
      double repeat) {
    var nats = new ArrayList<Double>();
    var notes = new ArrayList<Integer>();
    for (Sequence chorale : chorales.sequences()) {
      if (chorale.split() == split) {
        nats.add(nats(model, chorales, chorale));
        notes.add(chorale.tokenCount());
      }
    }
    String published =
        split == Split.VALIDATION ? "Music Transformer .335, Transformer .417; " : "";
    return new EvaluationReport.Row(
        "nats per note, " + side + " (" + nats.size() + " chorales)",
        mean(nats, notes, null),
        interval(nats, notes),
        "%s2 x 256 LSTM %.3f, previous note and beat phase %.3f"
            .formatted(published, reference, repeat));
  }

  private static double nats(TokenModel model, SequenceFile chorales, Sequence chorale) {
    model.begin(chorale);
    double nats = 0;
    int previous = chorales.start();
    for (int step = 0; step < chorale.steps(); step++) {
      nats -= model.logProbability(chorale, step, 0, previous);
      previous = chorale.tokens().get(step)[0];
    }
    return nats;
  }

  private static double mean(
      List<Double> nats, List<Integer> notes, @Nullable SplittableRandom random) {
    double sum = 0;
    double count = 0;
    for (int i = 0; i < nats.size(); i++) {
      int at = random == null ? i : random.nextInt(nats.size());
      sum += nats.get(at);
      count += notes.get(at);
    }
    return sum / count;
  }

  private static String interval(List<Double> nats, List<Integer> notes) {
    var random = new SplittableRandom(1);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      means[i] = mean(nats, notes, random);
    }
    java.util.Arrays.sort(means);
    return String.format("%.3f-%.3f", means[RESAMPLES / 40], means[RESAMPLES - RESAMPLES / 40 - 1]);
  }
}
