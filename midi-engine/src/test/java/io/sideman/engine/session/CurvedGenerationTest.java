package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.curves.BarFigures;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.MeterMap;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The band plays as dense and as tense as curves ask.
class CurvedGenerationTest {
  private static final int BARS = 16;

  private static Style style(String id) {
    return StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).find(id);
  }

  private static Generation.Request request(Style style, Curves curves) {
    ChordChart chart = ChordChart.parse("key: C\n|: C | Am | Dm7 | G7 :|x4");
    return new Generation.Request(
        chart.chords(),
        Timeline.of(new Key(0, false), List.of()),
        MeterMap.of(style.meter()),
        Optional.empty(),
        110,
        BARS,
        OptionalDouble.empty(),
        BandSettings.defaults(3),
        curves);
  }

  private static List<BarFigures> play(Style style, Curves curves) {
    var players = new ArrayList<RolePlayer>();
    for (Role role : Role.values()) {
      players.add(new PatternPlayer(style, role));
    }
    Generation.Request request = request(style, curves);
    var notes = new ArrayList<Note>();
    Generation.play(request, players, _ -> {}).values().forEach(notes::addAll);
    Timeline<Chord> chords = Generation.chords(request);
    List<BarFigures> figures = BarFigures.of(notes, request.meters(), request.keys(), chords);
    return figures.subList(0, BARS);
  }

  private static Curves density(String curve) {
    return new Curves(Optional.of(Curve.parse(curve)), Optional.empty());
  }

  private static Curves tension(String curve) {
    return new Curves(Optional.empty(), Optional.of(Curve.parse(curve)));
  }

  /// Pearson's correlation with the number of the bar.
  private static double rise(List<BarFigures> bars, ToDoubleFunction<BarFigures> figure) {
    double mean = bars.stream().mapToDouble(figure).average().orElseThrow();
    double middle = (bars.size() - 1) / 2.0;
    double both = 0;
    double ofBars = 0;
    double ofFigures = 0;
    for (BarFigures bar : bars) {
      double x = bar.bar() - middle;
      double y = figure.applyAsDouble(bar) - mean;
      both += x * y;
      ofBars += x * x;
      ofFigures += y * y;
    }
    return both / Math.sqrt(ofBars * ofFigures);
  }

  private static double mean(List<BarFigures> bars, ToDoubleFunction<BarFigures> figure) {
    return bars.stream().mapToDouble(figure).average().orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({"pop-ballad", "funk", "metal"})
  void densityFollowsItsCurve(String id) {
    Style style = style(id);
    assertTrue(rise(play(style, density("1:0 16:1")), BarFigures::density) > 0.8, "rising");
    assertTrue(rise(play(style, density("1:1 16:0")), BarFigures::density) < -0.8, "falling");
    double before = 0;
    for (String level : List.of("1:0", "1:0.25", "1:0.5", "1:0.75", "1:1")) {
      double delivered = mean(play(style, density(level)), BarFigures::density);
      assertTrue(delivered > before, level + " gave " + delivered + " after " + before);
      before = delivered;
    }
  }

  @ParameterizedTest
  @CsvSource({"pop-ballad", "funk"})
  void tensionFollowsItsCurve(String id) {
    Style style = style(id);
    List<BarFigures> rising = play(style, tension("1:0 16:1"));
    List<BarFigures> falling = play(style, tension("1:1 16:0"));
    // whole rounds of the progression, which has a tension of its own
    assertTrue(roundMean(rising, 3) > 1.15 * roundMean(rising, 0), "rising");
    assertTrue(roundMean(falling, 0) > 1.15 * roundMean(falling, 3), "falling");
    double before = 0;
    for (String level : List.of("1:0.3", "1:0.7", "1:1")) {
      double delivered = mean(play(style, tension(level)), BarFigures::tension);
      assertTrue(delivered > before, level + " gave " + delivered + " after " + before);
      before = delivered;
    }
  }

  private static double roundMean(List<BarFigures> bars, int round) {
    return mean(bars.subList(4 * round, 4 * round + 4), BarFigures::tension);
  }

  @ParameterizedTest
  @CsvSource({"pop-ballad"})
  void tensionAsWrittenChangesNoChord(String id) {
    Generation.Request plain = request(style(id), Curves.NONE);
    assertEquals(
        plain.chords().spans().stream().filter(span -> span.startTick() < BARS * 3840L).toList(),
        Generation.chords(request(style(id), tension("1:0.3"))).spans());
  }
}
