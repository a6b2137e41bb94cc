package io.sideman.corpus.chorales;

import io.sideman.corpus.learn.Learner;
import io.sideman.corpus.learn.Lesson;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.engine.style.Genre;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The network of the chorales: trained on their training side only, chosen on the validation side.
/// Its file stays in the work folder; it is a measure, not a player.
public final class ChoraleNetwork {
  private static final int UNITS = 128;
  private static final int UPDATES = 1500;
  private static final int CHECK_EVERY = 150;

  private ChoraleNetwork() {}

  /// Where the trained network lies.
  public static Path file(Path work) {
    return work.resolve(ChoraleSequences.NAME + ModelFile.SUFFIX);
  }

  /// How it is trained; about seven minutes of one core.
  public static Lesson lesson() {
    return new Lesson(UNITS, 2, UPDATES, 32, 64, 4e-3, 0.7, 0.02, CHECK_EVERY, 6, 1, Map.of());
  }

  /// Trains it, or goes on where a killed run stopped; answers nats per note on validation.
  ///
  /// @param data folder of the data sets
  /// @param work folder for checkpoint and network
  public static double train(Path data, Path work, Lesson lesson, Consumer<String> progress)
      throws IOException {
    SequenceFile chorales = ChoraleSequences.of(Chorale.read(data));
    Path checkpoint = work.resolve(ChoraleSequences.NAME + ".checkpoint");
    return new Learner(chorales, lesson, checkpoint, progress)
        .run((weights, nats, _) -> model(weights, lesson, nats).write(file(work)));
  }

  private static ModelFile model(LstmWeights weights, Lesson lesson, double nats) {
    var source =
        new DataSheet.Source(
            "JSB chorales", "public domain, arrangement unlicensed", "J. S. Bach", 229);
    var sheet =
        new DataSheet(
            "Foresees the notes of four-part chorales, to compare with the literature.",
            "not to be shipped",
            "measured anew with every training",
            lesson.seed(),
            List.of(source),
            Map.of("validationNatsPerNote", nats),
            Map.of("lesson", lesson.toString()));
    var header =
        ModelHeader.of(
            ChoraleSequences.NAME,
            ChoraleSequences.NAME + "-1",
            weights,
            ModelHeader.Storage.FP32,
            ChoraleSequences.tokenNames(),
            Arrays.stream(Genre.values()).map(Genre::id).toList(),
            sheet);
    return new ModelFile(header, weights);
  }
}
