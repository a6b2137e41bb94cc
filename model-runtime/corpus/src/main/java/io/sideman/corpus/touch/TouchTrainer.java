package io.sideman.corpus.touch;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.style.Genre;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.FeedForward;
import io.sideman.players.touch.DrumFeatures;
import io.sideman.players.touch.TonalFeatures;
import io.sideman.players.touch.TouchModel;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Trains the networks of touch and writes their model file. The loss is the negative logarithm of
/// a Laplace density, whose middle is the prediction that keeps the mean absolute error small and
/// whose width tells how far people stray from it. The pass that does best on validation songs is
/// kept.
public final class TouchTrainer {
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final float NARROWEST = -3; // logarithm of the least width, in target units
  private static final double HIDDEN_SHARE = 0.5; // of examples that do not see a condition

  private static final float DROPPED = 0.15f; // of the hidden units
  private static final float DECAY = 0.02f;

  /// One of the two networks: small, and with units left out, because there are only some hundred
  /// takes and each has a character of its own.
  private record Plan(String name, List<Integer> sizes, int epochs) {
    boolean drums() {
      return name.equals(TouchModel.DRUMS);
    }
  }

  private final RandomGenerator random;
  private final Consumer<String> progress;
  private final Map<String, Double> figures = new TreeMap<>();

  private TouchTrainer(long seed, Consumer<String> progress) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.progress = progress;
  }

  /// Trains on the data sets and writes `touch.sideman-model`.
  ///
  /// @param sources names, licences and origins by data set and number of songs
  public static void run(
      Path data,
      Path models,
      int epochs,
      long seed,
      BiFunction<String, Integer, DataSheet.Source> sources,
      Consumer<String> progress)
      throws IOException {
    var trainer = new TouchTrainer(seed, progress);
    List<Song> songs = TouchExamples.songs(data);
    progress.accept("read " + songs.size() + " songs");
    Map<String, FeedForward> nets = new TreeMap<>();
    nets.put(
        TouchModel.DRUMS,
        trainer.train(
            new Plan(
                TouchModel.DRUMS,
                List.of(DrumFeatures.INPUTS, 64, 48, TouchModel.DRUM_OUTPUTS),
                epochs),
            TouchExamples.drums(songs, Split.TRAIN),
            TouchExamples.drums(songs, Split.VALIDATION)));
    nets.put(
        TouchModel.TONAL,
        trainer.train(
            new Plan(
                TouchModel.TONAL,
                List.of(TonalFeatures.INPUTS, 48, 32, TouchModel.TONAL_OUTPUTS),
                Math.max(1, epochs / 4)), // three times as many notes
            TouchExamples.tonal(songs, Split.TRAIN),
            TouchExamples.tonal(songs, Split.VALIDATION)));
    var sheet =
        new DataSheet(
            "How hard and how early or late people play: velocity and timing of drum hits, velocity"
                + " of notes of bass, keys, pad and lead.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            seed,
            sources(songs, sources),
            trainer.figures,
            Map.of(
                "epochs",
                "" + epochs,
                "batch",
                "" + BATCH,
                "rate",
                "" + RATE,
                "dropout",
                "" + DROPPED));
    List<String> genres = Arrays.stream(Genre.values()).map(Genre::id).toList();
    var header =
        NetHeader.of(
            TouchModel.NAME, TouchModel.CODEC, ModelHeader.Storage.BF16, genres, nets, sheet);
    new NetFile(header, nets, Map.of()).write(TouchModel.file(models));
  }

  private static List<DataSheet.Source> sources(
      List<Song> songs, BiFunction<String, Integer, DataSheet.Source> sources) {
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Song song : songs) {
      boolean drums = song.dataSet().equals(GrooveSongs.DATA_SET);
      boolean tonal =
          song.parts().entrySet().stream()
              .anyMatch(part -> part.getKey().isTonal() && TouchExamples.isPlayed(part.getValue()));
      if (song.split() == Split.TRAIN && (drums || tonal)) {
        counts.merge(song.dataSet(), 1, Integer::sum);
      }
    }
    return counts.entrySet().stream()
        .map(count -> sources.apply(count.getKey(), count.getValue()))
        .toList();
  }

  private FeedForward train(Plan plan, ByteRows rows, ByteRows validation) {
    var trainer = new DenseTrainer(plan.sizes, DROPPED, DECAY, random);
    int[] order = Order.of(rows.count());
    FeedForward best = trainer.network();
    double least = Double.MAX_VALUE;
    for (int epoch = 0; epoch < plan.epochs; epoch++) {
      Order.shuffle(order, random);
      double loss = pass(plan, trainer, rows, order, epoch);
      double held = loss(plan, trainer, validation);
      progress.accept(
          String.format(
              Locale.ROOT,
              "%s, pass %d of %d: %.4f on %d notes, validation %.4f",
              plan.name,
              epoch + 1,
              plan.epochs,
              loss,
              rows.count(),
              held));
      if (held < least) {
        least = held;
        best = trainer.network();
      }
    }
    figures.put(plan.name + "ValidationNll", least);
    return best;
  }

  private double pass(Plan plan, DenseTrainer trainer, ByteRows rows, int[] order, int epoch) {
    float[] in = new float[Math.max(DrumFeatures.INPUTS, TonalFeatures.INPUTS)];
    double sum = 0;
    float[] gradient = new float[plan.drums() ? 4 : 2];
    for (int i = 0; i < order.length; i++) {
      rows.read(order[i], in);
      if (plan.drums()) {
        hide(in, DrumFeatures.INTENSITY, DrumFeatures.INTENSITY_INPUTS);
        hide(in, DrumFeatures.BIN, DrumFeatures.BIN_INPUTS);
        hide(in, DrumFeatures.NEXT, DrumFeatures.NEXT_INPUTS);
      }
      sum += laplace(trainer.forward(in, true), rows, order[i], gradient);
      trainer.backward(gradient);
      if (i % BATCH == BATCH - 1) {
        double done = (epoch + (double) i / order.length) / plan.epochs;
        trainer.update((float) (RATE * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * done)))));
      }
    }
    return sum / Math.max(1, order.length);
  }

  /// Drums are judged as `humanize` plays them: told neither force nor intensity.
  private static double loss(Plan plan, DenseTrainer trainer, ByteRows rows) {
    float[] in = new float[Math.max(DrumFeatures.INPUTS, TonalFeatures.INPUTS)];
    float[] gradient = new float[4];
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      rows.read(row, in);
      if (plan.drums()) {
        int count = DrumFeatures.INTENSITY_INPUTS + DrumFeatures.BIN_INPUTS;
        Arrays.fill(in, DrumFeatures.INTENSITY, DrumFeatures.INTENSITY + count, 0);
      }
      sum += laplace(trainer.forward(in, false), rows, row, gradient);
    }
    return sum / Math.max(1, rows.count());
  }

  private void hide(float[] in, int from, int count) {
    if (random.nextDouble() < HIDDEN_SHARE) {
      Arrays.fill(in, from, from + count, 0);
    }
  }

  /// Loss of an example; writes its gradient by the outputs, pairs of middle and logarithm of
  /// width.
  private static double laplace(float[] out, ByteRows rows, int row, float[] gradient) {
    double loss = 0;
    for (int i = 0; 2 * i < gradient.length && 2 * i < out.length; i++) {
      double error = rows.target(row, i) - out[2 * i];
      double width = Math.max(NARROWEST, out[2 * i + 1]);
      double sharpness = Math.exp(-width);
      loss += Math.abs(error) * sharpness + width + Math.log(2);
      gradient[2 * i] = (float) (-Math.signum(error) * sharpness);
      gradient[2 * i + 1] = (float) (1 - Math.abs(error) * sharpness);
    }
    return loss;
  }
}
