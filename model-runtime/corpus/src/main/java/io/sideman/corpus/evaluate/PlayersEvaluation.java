package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.corpus.songs.RenderedSongs;
import io.sideman.players.model.ModelFile;
import io.sideman.players.tokens.Conditioning;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// How well the trained players foresee what human players of held-out songs do: nats per event
/// (token), of the network in our own runtime, of a back-off n-gram and of repeating the last bar.
/// Pooled per role and per data set, with a 95 % interval by resampling songs.
public final class PlayersEvaluation {
  private static final List<String> NETWORKS =
      List.of("drums", "bass", "keys", "harmony", "lead", "pad");
  private static final int RESAMPLES = 1_000;

  private PlayersEvaluation() {}

  /// Nats and events of one song.
  private record SongScore(String dataSet, double nats, long events) {
    boolean isRendered() {
      return dataSet.equals(RenderedSongs.DATA_SET);
    }
  }

  /// Evaluates every network that has both a model and prepared sequences.
  ///
  /// @param prepared folder that `train prepare` wrote
  /// @param models folder of the model files
  public static EvaluationReport run(Path prepared, Path models, Consumer<String> progress)
      throws IOException {
    var rows = new ArrayList<EvaluationReport.Row>();
    for (String network : NETWORKS) {
      Path model = models.resolve(network + ModelFile.SUFFIX);
      Path sequences = prepared.resolve(network + ".sequences");
      if (Files.exists(model) && Files.exists(sequences)) {
        progress.accept(network);
        evaluate(SequenceFile.read(sequences), ModelFile.read(model), rows);
      }
    }
    return new EvaluationReport(
        "players",
        "Test songs of the split by song, rendered ones (our own styles) apart; nats per event"
            + " (token), lower is better; the network runs in our own runtime with the shipped weights; the n-gram (order 5, place in"
            + " the bar, Witten-Bell) learns from the same training songs; repeat-last-bar is"
            + " smoothed with token frequencies, or mixed with the n-gram, the trust chosen on"
            + " validation songs; 95 % interval over songs. The network is told density and"
            + " intensity, measured on the song over two bars either way, and what other roles"
            + " play, as on stage; `ours without levels` hides density and intensity from it.",
        rows);
  }

  private static void evaluate(
      SequenceFile file, ModelFile model, List<EvaluationReport.Row> rows) {
    Layout layout = Layout.of(file);
    List<Sequence> training = side(file, Split.TRAIN);
    var ngram = new NgramTokenModel(layout);
    training.forEach(ngram::learn);
    List<Sequence> validation = side(file, Split.VALIDATION);
    var repeat = new RepeatTokenModel(layout, new UsualTokenModel(layout, training));
    repeat.tune(validation);
    var both = new RepeatTokenModel(layout, ngram);
    both.tune(validation);
    List<Sequence> test = side(file, Split.TEST);
    List<List<SongScore>> scores =
        List.of(
            score(new LstmTokenModel(model, 0, 0), layout, test),
            score(ngram, layout, test),
            score(repeat, layout, test),
            score(both, layout, test),
            score(withoutLevels(file, model), layout, test));
    List<List<SongScore>> real =
        scores.stream().map(each -> where(each, score -> !score.isRendered())).toList();
    rows.add(row(file.name() + ", all real music", real));
    var dataSets = new TreeSet<String>();
    test.forEach(sequence -> dataSets.add(sequence.dataSet()));
    for (String dataSet : dataSets) {
      if (dataSets.size() > 1) {
        List<List<SongScore>> some =
            scores.stream()
                .map(each -> where(each, score -> score.dataSet().equals(dataSet)))
                .toList();
        rows.add(row(file.name() + ", " + dataSet, some));
      }
    }
  }

  /// The network without density and intensity, which are measured on the song itself.
  private static TokenModel withoutLevels(SequenceFile file, ModelFile model) {
    int from = file.genreStart() + Conditioning.LEVELS_AFTER_GENRE;
    return file.historyEnd() == 0
        ? new LstmTokenModel(model, 0, 0)
        : new LstmTokenModel(model, from, from + Conditioning.LEVEL_INPUTS);
  }

  private static List<Sequence> side(SequenceFile file, Split split) {
    return file.sequences().stream().filter(sequence -> sequence.split() == split).toList();
  }

  private static List<SongScore> where(List<SongScore> scores, Predicate<SongScore> which) {
    return scores.stream().filter(which).toList();
  }

  private static List<SongScore> score(TokenModel model, Layout layout, List<Sequence> songs) {
    var scores = new ArrayList<SongScore>();
    for (Sequence sequence : songs) {
      model.begin(sequence);
      double[] nats = {0};
      layout.eachToken(
          sequence,
          (step, index, previous) ->
              nats[0] -= model.logProbability(sequence, step, index, previous));
      scores.add(new SongScore(sequence.dataSet(), nats[0], sequence.tokenCount()));
    }
    return scores;
  }

  private static EvaluationReport.Row row(String what, List<List<SongScore>> scores) {
    List<SongScore> ours = scores.getFirst();
    long events = ours.stream().mapToLong(SongScore::events).sum();
    return new EvaluationReport.Row(
        what + " (" + ours.size() + " songs, " + events + " events)",
        mean(ours),
        interval(ours),
        String.format(
            "n-gram %.3f, repeat last bar %.3f, both mixed %.3f; ours without levels %.3f",
            mean(scores.get(1)), mean(scores.get(2)), mean(scores.get(3)), mean(scores.get(4))));
  }

  private static double mean(List<SongScore> scores) {
    double nats = 0;
    double events = 0;
    for (SongScore score : scores) {
      nats += score.nats();
      events += score.events();
    }
    return nats / events;
  }

  private static String interval(List<SongScore> scores) {
    var random = new SplittableRandom(1);
    double[] means = new double[RESAMPLES];
    for (int i = 0; i < RESAMPLES; i++) {
      var drawn = new ArrayList<SongScore>();
      for (int song = 0; song < scores.size(); song++) {
        drawn.add(scores.get(random.nextInt(scores.size())));
      }
      means[i] = mean(drawn);
    }
    java.util.Arrays.sort(means);
    return String.format("%.3f-%.3f", means[RESAMPLES / 40], means[RESAMPLES - RESAMPLES / 40 - 1]);
  }
}
