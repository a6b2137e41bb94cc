package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopBank;
import io.sideman.corpus.loops.LoopCorpus;
import io.sideman.corpus.loops.LoopFigures;
import io.sideman.corpus.loops.LoopShape;
import io.sideman.corpus.loops.LoopVariety;
import io.sideman.corpus.loops.RenderedLoops;
import io.sideman.corpus.loops.ShuffledLoops;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.players.loop.LoopMaker;
import io.sideman.players.loop.LoopRoll;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.function.Consumer;

/// MuseGAN's figures of loops: training data (real and rendered apart), the same shuffled, held-out
/// data, and what generators invent; their variety; and how near they come to a training loop,
/// beside how near held-out data comes.
public final class LoopsEvaluation {
  private static final int BARS = 4;
  private static final int LOOPS = 400;
  private static final int SONGS_PER_STYLE = 40;

  private LoopsEvaluation() {}

  /// Measures.
  ///
  /// @param makers generators by name
  public static EvaluationReport run(
      Path data, List<Style> styles, Map<String, LoopMaker> makers, Consumer<String> progress)
      throws IOException {
    List<CorpusLoop> read = LoopCorpus.read(data, Split.TRAIN, BARS, progress);
    List<CorpusLoop> rendered =
        RenderedLoops.read(data, styles, Split.TRAIN, BARS, SONGS_PER_STYLE, 1);
    List<CorpusLoop> renderedTest =
        RenderedLoops.read(data, styles, Split.TEST, BARS, SONGS_PER_STYLE / 4, 1);
    List<CorpusLoop> train = bands(read);
    List<CorpusLoop> test = bands(LoopCorpus.read(data, Split.TEST, BARS, _ -> {}));
    List<LoopRoll> drawn = mixed(new LoopBank(joined(read, rendered)));
    var samples = new LinkedHashMap<String, List<LoopRoll>>();
    samples.put("real bands", sample(train));
    samples.put("real bands held out", sample(test));
    samples.put("rendered", sample(rendered));
    samples.put("what the GAN learned from", drawn);
    samples.put("the same shuffled", ShuffledLoops.of(drawn, 1));
    List<String> names = makers.keySet().stream().sorted().toList();
    names.forEach(name -> samples.put(name, made(makers.get(name))));
    var rows = new ArrayList<EvaluationReport.Row>();
    samples.forEach((name, rolls) -> figures(name, rolls, rows));
    progress.accept("distances to the nearest training loop");
    List<LoopShape> known = shapes(rolls(train));
    List<LoopShape> knownRendered = shapes(rolls(rendered));
    nearest("real bands held out", samples.get("real bands held out"), known, rows);
    nearest("rendered held out", sample(renderedTest), knownRendered, rows);
    var all = new ArrayList<>(known);
    all.addAll(knownRendered);
    for (String name : names) {
      nearest(name, samples.get(name), all, rows);
    }
    return new EvaluationReport(
        "loops",
        "Loops of "
            + BARS
            + " bars, at most "
            + LOOPS
            + " each, drawn with seed 1; real: multi-track sets with drums and bass by the song"
            + " split, never POP909 (no drums) or GMD (no band); GAN: all 14 genres in turn, seeds 0"
            + " on. Distance: share of onsets that only one of two loops has (Jaccard).",
        rows);
  }

  private static List<CorpusLoop> joined(List<CorpusLoop> real, List<CorpusLoop> rendered) {
    var all = new ArrayList<>(real);
    all.addAll(rendered);
    return all;
  }

  private static List<CorpusLoop> bands(List<CorpusLoop> loops) {
    return loops.stream().filter(loop -> BandSongs.DATA_SETS.contains(loop.source())).toList();
  }

  private static List<LoopRoll> rolls(List<CorpusLoop> loops) {
    return loops.stream().map(each -> LoopRoll.of(each.loop())).toList();
  }

  private static List<LoopRoll> sample(List<CorpusLoop> loops) {
    var mixed = new ArrayList<>(loops);
    Collections.shuffle(mixed, new Random(1));
    return rolls(mixed.subList(0, Math.min(LOOPS, mixed.size())));
  }

  private static List<LoopRoll> mixed(LoopBank bank) {
    var random = new SplittableRandom(1);
    var rolls = new ArrayList<LoopRoll>();
    for (int i = 0; i < LOOPS; i++) {
      rolls.add(bank.draw(bank.genres().get(i % bank.genres().size()), random));
    }
    return rolls;
  }

  private static List<LoopRoll> made(LoopMaker maker) {
    var rolls = new ArrayList<LoopRoll>();
    Genre[] genres = Genre.values();
    for (int i = 0; i < LOOPS; i++) {
      rolls.add(maker.make(genres[i % genres.length], i));
    }
    return rolls;
  }

  private static List<LoopShape> shapes(List<LoopRoll> rolls) {
    return rolls.stream().map(LoopShape::new).toList();
  }

  private static void figures(String name, List<LoopRoll> rolls, List<EvaluationReport.Row> rows) {
    LoopFigures figures = LoopFigures.of(rolls);
    for (Role role : Role.values()) {
      String start = name + ": " + role.id() + ", ";
      row(rows, start + "empty bars, %", 100 * figures.emptyBars(role));
      row(rows, start + "onsets per sounding bar", figures.onsets(role));
      if (role.isTonal()) {
        row(rows, start + "scale steps used per bar", figures.usedSteps(role));
        row(rows, start + "qualified notes, %", 100 * figures.qualifiedNotes(role));
        row(rows, start + "polyphony (more than 2), %", 100 * figures.polyphonicity(role));
      }
    }
    row(rows, name + ": drums on 8ths and 16ths, %", 100 * figures.straightDrums());
    row(rows, name + ": tonal distance bass-keys", figures.tonalDistance(Role.BASS, Role.KEYS));
    row(rows, name + ": tonal distance bass-pad", figures.tonalDistance(Role.BASS, Role.PAD));
    row(rows, name + ": tonal distance keys-pad", figures.tonalDistance(Role.KEYS, Role.PAD));
    row(rows, name + ": tonal distance keys-lead", figures.tonalDistance(Role.KEYS, Role.LEAD));
    row(rows, name + ": bass onsets on a kick, %", 100 * figures.bassOnKick());
    row(rows, name + ": change from bar to bar", figures.barChange());
    LoopVariety variety = LoopVariety.of(rolls);
    row(rows, name + ": mean distance of two loops", variety.distance());
    row(rows, name + ": loops that no other equals, %", 100 * variety.distinct());
  }

  private static void nearest(
      String name, List<LoopRoll> rolls, List<LoopShape> known, List<EvaluationReport.Row> rows) {
    double[] whole = new double[rolls.size()];
    for (int i = 0; i < whole.length; i++) {
      whole[i] = new LoopShape(rolls.get(i)).nearest(known);
    }
    quantiles(rows, name + ": nearest training loop", whole);
    for (Role role : Role.values()) {
      double[] parts =
          rolls.stream()
              .map(LoopShape::new)
              .filter(shape -> !shape.isSilent(role))
              .mapToDouble(shape -> shape.nearest(role, known))
              .toArray();
      if (parts.length > 0) {
        quantiles(rows, name + ": nearest training part, " + role.id(), parts);
      }
    }
  }

  private static void quantiles(List<EvaluationReport.Row> rows, String metric, double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    long copies = Arrays.stream(sorted).filter(value -> value == 0).count();
    String spread =
        String.format(
            Locale.ROOT,
            "p5 %.3f, p25 %.3f, p75 %.3f",
            at(sorted, 0.05),
            at(sorted, 0.25),
            at(sorted, 0.75));
    String equal = String.format(Locale.ROOT, "%.1f %% equal one", 100.0 * copies / sorted.length);
    rows.add(new EvaluationReport.Row(metric + ", median", at(sorted, 0.5), spread, equal));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.min(sorted.length - 1, share * sorted.length)];
  }

  private static void row(List<EvaluationReport.Row> rows, String metric, double value) {
    if (!Double.isNaN(value)) {
      rows.add(new EvaluationReport.Row(metric, value, "", ""));
    }
  }
}
