package io.sideman.corpus.audio;

import io.sideman.corpus.Split;
import io.sideman.corpus.touch.DenseTrainer;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Family;
import io.sideman.library.spectral.AudioAnalyst;
import io.sideman.library.spectral.FamilyHearing;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.FeedForward;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BiFunction;
import java.util.function.Consumer;

/// Trains the classifier of families: one small network over standardised timbre.
public final class FamilyTrainer {
  private static final int BATCH = 32;
  private static final int EPOCHS = 80;
  private static final double RATE = 3e-3;
  private static final int HIDDEN = 96;
  private static final float DROPPED = 0.3f;
  private static final float DECAY = 0.02f;
  private static final int LOOPS = 60;
  private static final int EACH = 2; // phrases and single notes of each program and font
  private static final int SAMPLE_WEIGHT = 4; // real samples are few
  private static final int PLAYED_AT_ONCE = 150; // sounds are held in memory
  private static final double JITTER = 0.1; // of the spread, added while learning

  private FamilyTrainer() {}

  /// Timbre of one sound and what it is.
  @SuppressWarnings("ArrayRecordComponent")
  public record Row(float[] timbre, Family family, int weight) {}

  /// Learns from fonts and named samples and writes `families.sideman-model`.
  public static void run(
      Path data,
      List<SoundFontPlayer> fonts,
      Path models,
      long seed,
      BiFunction<String, Integer, DataSheet.Source> sources,
      Consumer<String> progress)
      throws IOException {
    List<Row> rows = rendered(data, fonts, seed, progress);
    int rendered = rows.size();
    rows.addAll(samples(NamedSamples.read(data)));
    NetFile file =
        train(
            rows,
            seed,
            List.of(
                sources.apply("pop909_cl", LOOPS),
                sources.apply("groove_gmd", LOOPS),
                sources.apply("freedoom", LOOPS),
                sources.apply(NamedSamples.DATA_SET, rows.size() - rendered)),
            progress);
    file.write(models.resolve(FamilyHearing.FILE));
  }

  /// Training songs played by every program of every font.
  public static List<Row> rendered(
      Path data, List<SoundFontPlayer> fonts, long seed, Consumer<String> progress)
      throws IOException {
    var analyst = new AudioAnalyst(AspectSpace.plain(), FamilyHearing.plain());
    var rows = new ArrayList<Row>();
    for (int f = 0; f < fonts.size(); f++) {
      List<FamilyData.Labelled> all = new FamilyData(data, Split.TRAIN, LOOPS, seed + f).all(EACH);
      for (int from = 0; from < all.size(); from += PLAYED_AT_ONCE) {
        var part = all.subList(from, Math.min(all.size(), from + PLAYED_AT_ONCE));
        List<Sound> sounds =
            fonts.get(f).play(part.stream().map(FamilyData.Labelled::segment).toList());
        for (int i = 0; i < part.size(); i++) {
          rows.add(new Row(analyst.timbre(sounds.get(i)), part.get(i).family(), 1));
        }
      }
      progress.accept(fonts.get(f).name() + ": " + all.size() + " sounds");
    }
    return rows;
  }

  /// Timbre of the named samples.
  public static List<Row> samples(List<NamedSamples.Sample> samples) {
    var analyst = new AudioAnalyst(AspectSpace.plain(), FamilyHearing.plain());
    var rows = new ArrayList<Row>();
    for (NamedSamples.Sample sample : samples) {
      rows.add(new Row(analyst.timbre(sample.sound()), sample.family(), SAMPLE_WEIGHT));
    }
    return rows;
  }

  /// The model of these rows.
  public static NetFile train(
      List<Row> rows, long seed, List<DataSheet.Source> sources, Consumer<String> progress) {
    float[] means = new float[FamilyHearing.FEATURES];
    float[] scales = new float[FamilyHearing.FEATURES];
    measure(rows, means, scales);
    var random = new Random(seed);
    int families = Family.values().length;
    var trainer =
        new DenseTrainer(List.of(FamilyHearing.FEATURES, HIDDEN, families), DROPPED, DECAY, random);
    double[] weights = balance(rows);
    var order = new ArrayList<Integer>();
    for (int i = 0; i < rows.size(); i++) {
      order.addAll(Collections.nCopies(rows.get(i).weight(), i));
    }
    float[] input = new float[FamilyHearing.FEATURES];
    float[] gradient = new float[families];
    for (int epoch = 0; epoch < EPOCHS; epoch++) {
      Collections.shuffle(order, random);
      double loss = 0;
      for (int i = 0; i < order.size(); i++) {
        Row row = rows.get(order.get(i));
        for (int k = 0; k < input.length; k++) {
          double value = (row.timbre()[k] - means[k]) / scales[k];
          input[k] = (float) Math.clamp(value + JITTER * random.nextGaussian(), -3, 3);
        }
        float[] out = trainer.forward(input, true);
        loss += gradient(out, row.family().ordinal(), weights, gradient);
        trainer.backward(gradient);
        if (i % BATCH == BATCH - 1) {
          double done = (epoch + (double) i / order.size()) / EPOCHS;
          trainer.update((float) (RATE * (0.02 + 0.98 * (0.5 + 0.5 * Math.cos(Math.PI * done)))));
        }
      }
      if (epoch % 10 == 9) {
        progress.accept("pass " + (epoch + 1) + ": loss " + loss / order.size());
      }
    }
    return file(trainer.network(), means, scales, rows.size(), seed, sources);
  }

  private static NetFile file(
      FeedForward net,
      float[] means,
      float[] scales,
      int sounds,
      long seed,
      List<DataSheet.Source> sources) {
    Map<String, FeedForward> nets = Map.of(FamilyHearing.NAME, net);
    var sheet =
        new DataSheet(
            "Hears which family of instruments a sound is of, from its spectrum over time.",
            "Apache-2.0",
            LocalDate.now(ZoneOffset.UTC).toString(),
            seed,
            sources,
            Map.of("sounds", (double) sounds),
            Map.of("epochs", "" + EPOCHS, "hidden", "" + HIDDEN, "dropout", "" + DROPPED));
    List<String> names = Arrays.stream(Family.values()).map(Family::name).toList();
    var header =
        NetHeader.of(
            FamilyHearing.NAME, FamilyHearing.CODEC, ModelHeader.Storage.FP32, names, nets, sheet);
    return new NetFile(
        header, nets, Map.of(FamilyHearing.MEANS, means, FamilyHearing.SCALES, scales));
  }

  private static void measure(List<Row> rows, float[] means, float[] scales) {
    for (int k = 0; k < means.length; k++) {
      double sum = 0;
      double squares = 0;
      for (Row row : rows) {
        sum += row.timbre()[k];
        squares += row.timbre()[k] * row.timbre()[k];
      }
      double mean = sum / rows.size();
      means[k] = (float) mean;
      scales[k] =
          (float) Math.max(1e-3, Math.sqrt(Math.max(0, squares / rows.size() - mean * mean)));
    }
  }

  /// Half way between counting sounds and counting families.
  private static double[] balance(List<Row> rows) {
    double[] counts = new double[Family.values().length];
    double all = 0;
    for (Row row : rows) {
      counts[row.family().ordinal()] += row.weight();
      all += row.weight();
    }
    for (int i = 0; i < counts.length; i++) {
      counts[i] = Math.sqrt(all / counts.length / Math.max(1, counts[i]));
    }
    return counts;
  }

  private static double gradient(float[] logits, int label, double[] weights, float[] into) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    for (int i = 0; i < into.length; i++) {
      double share = Math.exp(logits[i] - most) / sum;
      into[i] = (float) (weights[label] * (share - (i == label ? 1 : 0)));
    }
    return -weights[label] * (logits[label] - most - Math.log(sum));
  }
}
