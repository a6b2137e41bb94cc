package io.sideman.training;

import io.sideman.corpus.Split;
import io.sideman.corpus.learn.Learner;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.corpus.prepare.Vocabulary;
import io.sideman.engine.style.Genre;
import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelFile;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.tokens.GrooveTable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/// `sideman train run`: trains networks from prepared sequences and writes each as a model file as
/// soon as it is better than all before it in the run.
public final class Training {
  private Training() {}

  /// Trains one network.
  ///
  /// @param prepared folder that `train prepare` wrote
  /// @param models folder for the model files; checkpoints lie in `prepared`
  /// @param name role id, or `harmony`
  /// @param refine starts from the model file that is there, at a lower learning rate
  /// @return best validation figure, nats per token
  public static double run(
      Path prepared,
      Path models,
      String name,
      TrainingPlan plan,
      boolean refine,
      Consumer<String> progress)
      throws IOException {
    Files.createDirectories(models);
    SequenceFile file = SequenceFile.read(prepared.resolve(name + ".sequences"));
    Path modelFile = models.resolve(name + ModelFile.SUFFIX);
    Optional<LstmWeights> start =
        refine ? Optional.of(ModelFile.read(modelFile).weights()) : Optional.empty();
    boolean[] seen = seenInputs(file);
    Map<String, float[]> tables =
        name.equals("drums")
            ? GrooveTable.read(prepared.resolve("groove.json")).tables()
            : Map.of();
    Learner.OnBest onBest =
        (weights, nll, updates) -> {
          silenceUnseen(weights, seen);
          ModelHeader header =
              ModelHeader.of(
                  name,
                  Vocabulary.codecName(name),
                  weights,
                  ModelHeader.Storage.BF16,
                  Vocabulary.tokenNames(name),
                  Arrays.stream(Genre.values()).map(Genre::id).toList(),
                  dataSheet(file, plan, nll, updates));
          new ModelFile(header, weights, tables).write(modelFile);
        };
    return run(file, plan, prepared, start, onBest, progress);
  }

  private static double run(
      SequenceFile file,
      TrainingPlan plan,
      Path work,
      Optional<LstmWeights> start,
      Learner.OnBest onBest,
      Consumer<String> progress)
      throws IOException {
    if (plan.engine() == TrainingPlan.Engine.DL4J) {
      Path checkpoint = work.resolve(file.name() + ".checkpoint.zip");
      var trainer = new LstmTrainer(file, plan, checkpoint, progress);
      start.ifPresent(trainer::refine);
      return trainer.run(onBest);
    }
    Path checkpoint = work.resolve(file.name() + ".checkpoint");
    var learner = new Learner(file, plan.lesson(), checkpoint, progress);
    start.ifPresent(learner::refine);
    return learner.run(onBest);
  }

  /// Which inputs the training side ever sets. Weights of the others are still random.
  static boolean[] seenInputs(SequenceFile file) {
    boolean[] seen = new boolean[file.inputs()];
    Arrays.fill(seen, 0, file.vocabulary(), true);
    for (Sequence sequence : file.sequences()) {
      if (sequence.split() == Split.TRAIN) {
        for (short[] conditions : sequence.conditions()) {
          for (short index : conditions) {
            seen[index] = true;
          }
        }
      }
    }
    return seen;
  }

  static void silenceUnseen(LstmWeights weights, boolean[] seen) {
    for (int input = 0; input < seen.length; input++) {
      if (!seen[input]) {
        Arrays.fill(weights.input(0)[input], 0);
      }
    }
  }

  static DataSheet dataSheet(SequenceFile file, TrainingPlan plan, double nll, int updates) {
    var songs = new TreeMap<String, Integer>();
    for (Sequence sequence : file.sequences()) {
      if (sequence.split() == Split.TRAIN) {
        songs.merge(sequence.dataSet(), 1, Integer::sum);
      }
    }
    List<DataSheet.Source> sources =
        songs.entrySet().stream()
            .map(entry -> DataSources.source(entry.getKey(), entry.getValue()))
            .toList();
    return new DataSheet(
        "Plays the "
            + file.name()
            + " of a band, one 16th after the other, given harmony, place"
            + " in the bar, how hard and busy to play, and what others play.",
        "Apache-2.0",
        LocalDate.now(ZoneOffset.UTC).toString(),
        plan.seed(),
        sources,
        Map.of("validationNatsPerToken", nll, "updates", (double) updates),
        Map.of("plan", plan.toString(), "split", "by song, SHA-1 of its name modulo 10"));
  }
}
