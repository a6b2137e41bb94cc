package io.sideman.corpus.touch;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.FeedForward;
import io.sideman.players.taps.TapFeatures;
import io.sideman.players.taps.TapLine;
import io.sideman.players.taps.TapModel;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Trains the network of taps on the Groove MIDI Dataset: every take is folded to taps in both ways
/// of [TapFold], and each step's hits are to be told from them. The loss is the cross entropy of
/// each drum; the pass that does best on validation takes is kept.
public final class TapTrainer {
  private static final int BATCH = 64;
  private static final double RATE = 2e-3;
  private static final float DROPPED = 0.2f;
  private static final float DECAY = 0.02f;
  private static final double GENRE_HIDDEN = 0.3;
  private static final int SILENT_KEPT = 4; // one in so many steps that nobody taps, when all is
  private static final List<Integer> SIZES = List.of(TapFeatures.INPUTS, 128, 64, Drum.count());

  private final RandomGenerator random;
  private final Consumer<String> progress;
  private double least = Double.MAX_VALUE;

  private TapTrainer(long seed, Consumer<String> progress) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
    this.progress = progress;
  }

  /// Trains on the data set and writes `taps.sideman-model`.
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
    var trainer = new TapTrainer(seed, progress);
    List<Song> takes = GrooveSongs.read(data);
    FeedForward net =
        trainer.train(rows(takes, Split.TRAIN), rows(takes, Split.VALIDATION), epochs);
    int learned = (int) takes.stream().filter(take -> take.split() == Split.TRAIN).count();
    var sheet =
        new DataSheet(
            "Which drums people play where a rhythm is tapped.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            seed,
            List.of(sources.apply(GrooveSongs.DATA_SET, learned)),
            Map.of("validationNll", trainer.least),
            Map.of("epochs", "" + epochs, "batch", "" + BATCH, "rate", "" + RATE));
    List<String> genres = Arrays.stream(Genre.values()).map(Genre::id).toList();
    Map<String, FeedForward> nets = Map.of(TapModel.DRUMS, net);
    var header =
        NetHeader.of(TapModel.NAME, TapModel.CODEC, ModelHeader.Storage.BF16, genres, nets, sheet);
    new NetFile(header, nets, Map.of()).write(TapModel.file(models));
  }

  private static ByteRows rows(List<Song> takes, Split side) {
    var rows = new ByteRows(TapFeatures.INPUTS, Drum.count());
    for (Song take : takes) {
      if (take.split() == side) {
        for (TapFold fold : TapFold.values()) {
          add(take, fold, rows);
        }
      }
    }
    return rows;
  }

  private static void add(Song take, TapFold fold, ByteRows rows) {
    var hits = new ArrayList<>(take.parts().getOrDefault(Role.DRUMS, List.of()));
    var taps = new TapLine(fold.of(hits), take.meters());
    if (taps.isEmpty()) {
      return;
    }
    var grid = new StepGrid(hits);
    float[] in = new float[TapFeatures.INPUTS];
    for (long step = taps.firstStep(); step < taps.endStep(); step++) {
      boolean tapped = taps.at(step).isPresent();
      if (!tapped && fold == TapFold.ALL && step % SILENT_KEPT != take.name().length() % 4) {
        continue;
      }
      float[] target = new float[Drum.count()];
      var notes = grid.at(step);
      for (int i = 0; i < notes.count(); i++) {
        int drum = Drum.indexOf(notes.key(i));
        if (drum >= 0) {
          target[drum] = 1;
        }
      }
      TapFeatures.write(taps, step, take.tempos().bpmAt(0), take.genre().ordinal(), in);
      rows.add(in, target);
    }
  }

  private FeedForward train(ByteRows rows, ByteRows validation, int epochs) {
    var trainer = new DenseTrainer(SIZES, DROPPED, DECAY, random);
    int[] order = Order.of(rows.count());
    FeedForward best = trainer.network();
    for (int epoch = 0; epoch < epochs; epoch++) {
      Order.shuffle(order, random);
      double loss = pass(trainer, rows, order, epoch, epochs);
      double held = loss(trainer, validation);
      progress.accept(
          String.format(
              Locale.ROOT,
              "pass %d of %d: %.4f nats a step on %d steps, validation %.4f",
              epoch + 1,
              epochs,
              loss,
              rows.count(),
              held));
      if (held < least) {
        least = held;
        best = trainer.network();
      }
    }
    return best;
  }

  private double pass(DenseTrainer trainer, ByteRows rows, int[] order, int epoch, int epochs) {
    float[] in = new float[TapFeatures.INPUTS];
    float[] gradient = new float[Drum.count()];
    double sum = 0;
    for (int i = 0; i < order.length; i++) {
      rows.read(order[i], in);
      if (random.nextDouble() < GENRE_HIDDEN) {
        Arrays.fill(in, TapFeatures.GENRE, TapFeatures.GENRE + TapFeatures.GENRE_INPUTS, 0);
      }
      sum += crossEntropy(trainer.forward(in, true), rows, order[i], gradient);
      trainer.backward(gradient);
      if (i % BATCH == BATCH - 1) {
        double done = (epoch + (double) i / order.length) / epochs;
        trainer.update((float) (RATE * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * done)))));
      }
    }
    return sum / Math.max(1, order.length);
  }

  private static double loss(DenseTrainer trainer, ByteRows rows) {
    float[] in = new float[TapFeatures.INPUTS];
    float[] gradient = new float[Drum.count()];
    double sum = 0;
    for (int row = 0; row < rows.count(); row++) {
      rows.read(row, in);
      sum += crossEntropy(trainer.forward(in, false), rows, row, gradient);
    }
    return sum / Math.max(1, rows.count());
  }

  /// Loss of an example over all drums; writes its gradient by the log-odds.
  static double crossEntropy(float[] odds, ByteRows rows, int row, float[] gradient) {
    double loss = 0;
    for (int drum = 0; drum < gradient.length; drum++) {
      double wanted = rows.target(row, drum);
      double sigmoid = 1 / (1 + Math.exp(-odds[drum]));
      loss -= Math.log(Math.max(1e-12, wanted > 0 ? sigmoid : 1 - sigmoid));
      gradient[drum] = (float) (sigmoid - wanted);
    }
    return loss;
  }
}
