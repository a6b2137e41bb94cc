package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909;
import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.listen.beat.BeatAnalysis;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.PlayedNote;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/// How well beats are found in human performances whose tempo is not given, beside two untrained
/// rivals in the same run.
public final class BeatEvaluation {
  private static final long OPENING_NANOS = 5_000_000_000L;

  private final List<Row> rows = new ArrayList<>();

  private BeatEvaluation() {}

  /// Evaluates on the test side.
  ///
  /// @param data the folder that holds all data sets
  /// @param modelFile such as presets/models/beat.json
  public static EvaluationReport run(Path data, Path modelFile, Consumer<String> progress) {
    return run(data, BeatModel.read(modelFile), Split.TEST, progress);
  }

  static EvaluationReport run(Path data, BeatModel model, Split side, Consumer<String> progress) {
    Path folder = data.resolve("pop909");
    var numbers = Pop909.numbers(folder, side);
    int count = numbers.size();
    var scores = new double[9][count];
    for (int i = 0; i < count; i++) {
      score(Pop909.read(folder, numbers.get(i)), model, scores, i);
      if (i % 10 == 9) {
        progress.accept("beats: " + (i + 1) + " of " + count + " songs");
      }
    }
    var evaluation = new BeatEvaluation();
    String autocorrelation = "; causal autocorrelation, same run ";
    String constant = "; one constant tempo and phase, same run ";
    evaluation.add("live: beat F", scores[0], "bar >= .90" + autocorrelation + stated(scores[4]));
    evaluation.add("live: beat F without the first 5 s", scores[1], "");
    evaluation.add("live: beat F, half or double tempo forgiven", scores[6], "");
    evaluation.add("live: downbeat F", scores[7], "");
    evaluation.add("whole file: beat F", scores[2], "bar >= .95" + constant + stated(scores[5]));
    evaluation.add("whole file: beat F without the first 5 s", scores[3], "");
    evaluation.add("whole file: downbeat F", scores[8], "");
    return new EvaluationReport("beat", protocol(count, side), evaluation.rows);
  }

  /// `DATA MODEL [validation]`
  public static void main(String[] args) {
    Split side = args.length > 2 ? Split.VALIDATION : Split.TEST;
    var model = BeatModel.read(Path.of(args[1]));
    var report = run(Path.of(args[0]), model, side, System.err::println);
    System.out.println(report.protocol());
    for (Row row : report.rows()) {
      System.out.printf(
          "| %s | %.3f | %s | %s |%n", row.metric(), row.value(), row.spread(), row.reference());
    }
  }

  private static String protocol(int songs, Split side) {
    return "pop909 performances, "
        + songs
        + " songs of the "
        + side
        + " side, melody, bridge and piano as one stream of notes, tempo not given; F-measure at"
        + " 70 ms against beat_midi.txt from the first annotated beat on, mean over songs, nothing"
        + " skipped unless said; live: each beat as counted at its time";
  }

  private static void score(Pop909.Song song, BeatModel model, double[][] scores, int i) {
    List<PlayedNote> notes = song.performance();
    long[] truth = song.beatNanos();
    long end = truth[truth.length - 1] + 50_000_000L;
    var heard = LiveBeats.follow(model, notes, end);
    long[] live = array(heard.beats());
    var whole = BeatAnalysis.analyse(model, notes);
    long[] found = whole.beatNanos();
    long[] bars =
        song.beats().stream()
            .filter(Pop909.Beat::isDownbeat)
            .mapToLong(Pop909.Beat::nanos)
            .toArray();
    scores[0][i] = BeatScore.fMeasure(truth, live, 0);
    scores[1][i] = BeatScore.fMeasure(truth, live, OPENING_NANOS);
    scores[2][i] = BeatScore.fMeasure(truth, found, 0);
    scores[3][i] = BeatScore.fMeasure(truth, found, OPENING_NANOS);
    scores[4][i] = BeatScore.fMeasure(truth, AutocorrelationBeats.follow(notes, end), 0);
    scores[5][i] = BeatScore.fMeasure(truth, ConstantBeats.find(notes, end), 0);
    scores[6][i] = forgiving(truth, live);
    scores[7][i] = BeatScore.fMeasure(bars, array(heard.downbeats()), 0);
    scores[8][i] = BeatScore.fMeasure(bars, whole.downbeatNanos(), 0);
  }

  // The best of the annotated beats, every second of them, and them with the halves between.
  private static double forgiving(long[] truth, long[] found) {
    var even = new long[(truth.length + 1) / 2];
    var odd = new long[truth.length / 2];
    var twice = new long[2 * truth.length - 1];
    for (int i = 0; i < truth.length; i++) {
      (i % 2 == 0 ? even : odd)[i / 2] = truth[i];
      twice[2 * i] = truth[i];
      if (i + 1 < truth.length) {
        twice[2 * i + 1] = (truth[i] + truth[i + 1]) / 2;
      }
    }
    return Math.max(
        Math.max(BeatScore.fMeasure(truth, found, 0), BeatScore.fMeasure(twice, found, 0)),
        Math.max(BeatScore.fMeasure(even, found, 0), BeatScore.fMeasure(odd, found, 0)));
  }

  private static long[] array(List<Long> times) {
    return times.stream().mapToLong(Long::longValue).toArray();
  }

  private void add(String metric, double[] values, String reference) {
    rows.add(new Row(metric, mean(values), spread(values), reference));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static String stated(double[] values) {
    return String.format("mean %.3f, median %.3f", mean(values), median(values));
  }

  private static double median(double[] values) {
    var sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static String spread(double[] values) {
    double mean = mean(values);
    double squares = Arrays.stream(values).map(value -> (value - mean) * (value - mean)).sum();
    double error = Math.sqrt(squares / Math.max(1, values.length - 1) / values.length);
    return String.format(
        "95 %% interval ± %.3f over songs, median %.3f", 1.96 * error, median(values));
  }
}
