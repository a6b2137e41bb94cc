package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.audio.FamilyData;
import io.sideman.corpus.audio.FamilyTrainer;
import io.sideman.corpus.audio.NamedSamples;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.library.aspect.AspectSpace;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Family;
import io.sideman.library.spectral.AudioAnalyst;
import io.sideman.library.spectral.FamilyHearing;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Families of instruments: the shipped classifier on a font it never heard, and one trained anew
/// per fold on real samples, beside the majority and the nearest neighbour by MFCC.
final class FamilyRows {
  private static final int FOLDS = 5;
  private static final int LOOPS = 24;
  private static final int CEPSTRUM = 12; // the first numbers of a timbre

  private final Path data;
  private final Split side;
  private final SoundFontPlayer main;
  private final SoundFontPlayer other;
  private final long seed;

  FamilyRows(Path data, Split side, SoundFontPlayer main, SoundFontPlayer other, long seed) {
    this.data = data;
    this.side = side;
    this.main = main;
    this.other = other;
    this.seed = seed;
  }

  void add(Path models, List<Row> rows, Consumer<String> progress) throws IOException {
    List<FamilyTrainer.Row> learned = FamilyTrainer.rendered(data, List.of(main), seed, progress);
    otherFont(models, learned, rows);
    progress.accept("families of " + other.name() + " heard");
    samples(learned, rows);
  }

  private void otherFont(Path models, List<FamilyTrainer.Row> learned, List<Row> rows)
      throws IOException {
    FamilyHearing shipped = FamilyHearing.reading(models);
    var analyst = new AudioAnalyst(AspectSpace.plain(), shipped);
    List<FamilyData.Labelled> all = new FamilyData(data, side, LOOPS, seed).all(1);
    int right = 0;
    int nearest = 0;
    Map<Family, Integer> counts = new HashMap<>();
    for (int from = 0; from < all.size(); from += 150) {
      var part = all.subList(from, Math.min(all.size(), from + 150));
      List<Sound> sounds = other.play(part.stream().map(FamilyData.Labelled::segment).toList());
      for (int i = 0; i < part.size(); i++) {
        float[] timbre = analyst.timbre(sounds.get(i));
        Family family = part.get(i).family();
        right += best(shipped.shares(timbre, Set.of())) == family ? 1 : 0;
        nearest += nearest(timbre, learned) == family ? 1 : 0;
        counts.merge(family, 1, Integer::sum);
      }
    }
    int most = counts.values().stream().max(Integer::compare).orElse(0);
    rows.add(
        LoopHearing.row(
            "families, a font never heard: right of " + counts.size(),
            (double) right / all.size(),
            all.size(),
            rivals((double) most / all.size(), (double) nearest / all.size())));
  }

  private void samples(List<FamilyTrainer.Row> learned, List<Row> rows) throws IOException {
    List<NamedSamples.Sample> samples = NamedSamples.read(data);
    List<FamilyTrainer.Row> own = FamilyTrainer.samples(samples);
    int right = 0;
    int nearest = 0;
    int alone = 0;
    Map<Family, Integer> counts = new HashMap<>();
    for (int fold = 0; fold < FOLDS; fold++) {
      var known = new ArrayList<FamilyTrainer.Row>();
      var heard = new ArrayList<FamilyTrainer.Row>();
      for (int i = 0; i < samples.size(); i++) {
        boolean here = Math.floorMod(samples.get(i).group().hashCode(), FOLDS) == fold;
        (here ? heard : known).add(own.get(i));
      }
      var both = new ArrayList<>(learned);
      both.addAll(known);
      var hearing = FamilyHearing.of(FamilyTrainer.train(both, seed, List.of(), line -> {}));
      var rendered = FamilyHearing.of(FamilyTrainer.train(learned, seed, List.of(), line -> {}));
      for (FamilyTrainer.Row row : heard) {
        right += best(hearing.shares(row.timbre(), Set.of())) == row.family() ? 1 : 0;
        alone += best(rendered.shares(row.timbre(), Set.of())) == row.family() ? 1 : 0;
        nearest += nearest(row.timbre(), known) == row.family() ? 1 : 0;
        counts.merge(row.family(), 1, Integer::sum);
      }
    }
    int most = counts.values().stream().max(Integer::compare).orElse(0);
    int count = samples.size();
    rows.add(
        LoopHearing.row(
            "families of labelled samples, 5 folds by recording: right of " + counts.size(),
            (double) right / count,
            count,
            rivals((double) most / count, (double) nearest / count)));
    rows.add(
        LoopHearing.row(
            "families of labelled samples, learned from the font alone",
            (double) alone / count,
            count,
            "1 of 7 in a published trial of timbre matching"));
  }

  private static String rivals(double majority, double nearest) {
    return String.format(
        Locale.ROOT, "%.3f majority, %.3f nearest by MFCC, same run", majority, nearest);
  }

  private static Family best(double[] shares) {
    int best = 0;
    for (int i = 1; i < shares.length; i++) {
      best = shares[i] > shares[best] ? i : best;
    }
    return Family.values()[best];
  }

  private static Family nearest(float[] timbre, List<FamilyTrainer.Row> known) {
    Family nearest = Family.MIX;
    double least = Double.POSITIVE_INFINITY;
    for (FamilyTrainer.Row row : known) {
      double squares = 0;
      for (int i = 0; i < CEPSTRUM; i++) {
        double apart = timbre[i] - row.timbre()[i];
        squares += apart * apart;
      }
      if (squares < least) {
        least = squares;
        nearest = row.family();
      }
    }
    return nearest;
  }
}
