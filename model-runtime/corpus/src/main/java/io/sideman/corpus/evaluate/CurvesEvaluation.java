package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.curves.BarFigures;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.curves.SpiralArray;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.harmony.ChordNet;
import io.sideman.players.harmony.ProgressionWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.ToDoubleFunction;

/// Whether the band is as dense and as tense as curves ask: Pearson's correlation, over the bars of
/// a take, of what was asked with what was delivered, for a rise from 0 to 1 and for a fall.
public final class CurvesEvaluation {
  private static final int BARS = 16;
  private static final List<String> ASKED = List.of("1:0 16:1", "1:1 16:0");

  private final BandFactory factory;
  private final List<Double> density = new ArrayList<>();
  private final List<Double> tension = new ArrayList<>();
  private final List<Double> invented = new ArrayList<>();

  private CurvesEvaluation(BandFactory factory) {
    this.factory = factory;
  }

  /// Every style plays its own first progression; the network invents in C major and A minor.
  public static EvaluationReport run(
      BandFactory factory, List<Style> styles, Optional<ChordNet> net, Consumer<String> progress) {
    var evaluation = new CurvesEvaluation(factory);
    for (Style style : styles) {
      evaluation.measure(style);
      progress.accept(style.id());
    }
    net.ifPresent(evaluation::invent);
    var rows = new ArrayList<Row>();
    rows.add(row("density: asked against onsets per bar", evaluation.density, "bar >= .9"));
    rows.add(row("tension: asked against diameter and strain", evaluation.tension, ""));
    if (!evaluation.invented.isEmpty()) {
      rows.add(row("tension of invented chords", evaluation.invented, ""));
    }
    return new EvaluationReport(
        "curves",
        "%d styles, each its first progression for %d bars, asked to rise from 0 to 1 and to fall;"
                .formatted(styles.size(), BARS)
            + " mean of Pearson's r over takes, worst and best take",
        rows);
  }

  private static Row row(String metric, List<Double> values, String reference) {
    double mean = values.stream().mapToDouble(each -> each).average().orElse(0);
    double worst = values.stream().mapToDouble(each -> each).min().orElse(0);
    double best = values.stream().mapToDouble(each -> each).max().orElse(0);
    return new Row(metric, mean, "%.2f to %.2f".formatted(worst, best), reference);
  }

  private void measure(Style style) {
    if (style.progressions().isEmpty()) {
      return;
    }
    var written = style.progressions().getFirst();
    ChordChart chart = ChordChart.parse("key: " + written.key() + "\n" + written.chords());
    for (String asked : ASKED) {
      Optional<Curve> curve = Optional.of(Curve.parse(asked));
      density.add(
          correlation(
              curve.get(),
              play(style, chart, new Curves(curve, Optional.empty())),
              BarFigures::density));
      tension.add(
          correlation(
              curve.get(),
              play(style, chart, new Curves(Optional.empty(), curve)),
              BarFigures::tension));
    }
  }

  private List<BarFigures> play(Style style, ChordChart chart, Curves curves) {
    MeterMap meters = MeterMap.of(style.meter());
    var keys = Timeline.of(chart.key().orElse(new Key(0, false)), List.<Timeline.Span<Key>>of());
    var request =
        new Generation.Request(
            repeated(chart, meters.barStart(BARS)),
            keys,
            meters,
            Optional.empty(),
            style.tempo().defaultBpm(),
            BARS,
            OptionalDouble.empty(),
            BandSettings.defaults(1),
            curves);
    var notes = new ArrayList<Note>();
    Generation.play(request, factory.band(style), _ -> {}).values().forEach(notes::addAll);
    return BarFigures.of(notes, meters, keys, Generation.chords(request));
  }

  private static Timeline<Chord> repeated(ChordChart chart, long end) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (long from = 0; from < end; from += chart.lengthTicks()) {
      spans.add(new Timeline.Span<>(from, chart.chords().at(0)));
      for (Timeline.Span<Chord> span : chart.chords().spans()) {
        if (span.startTick() > 0) {
          spans.add(new Timeline.Span<>(from + span.startTick(), span.value()));
        }
      }
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static double correlation(
      Curve asked, List<BarFigures> bars, ToDoubleFunction<BarFigures> figure) {
    double[] x = new double[BARS];
    double[] y = new double[BARS];
    for (int bar = 0; bar < BARS; bar++) {
      x[bar] = asked.at(bar);
      y[bar] = bar < bars.size() ? figure.applyAsDouble(bars.get(bar)) : 0;
    }
    return correlation(x, y);
  }

  private static double correlation(double[] x, double[] y) {
    double meanX = java.util.Arrays.stream(x).average().orElse(0);
    double meanY = java.util.Arrays.stream(y).average().orElse(0);
    double both = 0;
    double ofX = 0;
    double ofY = 0;
    for (int i = 0; i < x.length; i++) {
      both += (x[i] - meanX) * (y[i] - meanY);
      ofX += (x[i] - meanX) * (x[i] - meanX);
      ofY += (y[i] - meanY) * (y[i] - meanY);
    }
    return ofX == 0 || ofY == 0 ? 0 : both / Math.sqrt(ofX * ofY);
  }

  /// Mean tension of the chords of each bar, by seed.
  private void invent(ChordNet net) {
    for (Key key : List.of(new Key(0, false), new Key(9, true))) {
      for (String asked : ASKED) {
        Curve curve = Curve.parse(asked);
        double[] delivered = new double[BARS];
        double[] wanted = new double[BARS];
        for (long seed = 1; seed <= 8; seed++) {
          Timeline<Chord> chords =
              new ProgressionWriter(net)
                  .write(
                      new ProgressionWriter.Request(key, 4, BARS, 0.7, seed, Optional.of(curve)));
          for (int beat = 0; beat < 4 * BARS; beat++) {
            Chord chord = chords.at((long) beat * Ticks.PER_QUARTER);
            delivered[beat / 4] += SpiralArray.tension(chord, key) / 32;
          }
        }
        for (int bar = 0; bar < BARS; bar++) {
          wanted[bar] = curve.at(bar);
        }
        invented.add(correlation(wanted, delivered));
      }
    }
  }
}
