package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;

/// The band's drummer beside drummers of the same genre: how alike neighbouring bars are, how much
/// it swings, how loud and how late it strikes, how many bars differ.
public final class GrooveEvaluation {
  private static final int BARS = 32;
  private static final int SEEDS = 4;
  private static final int FEWEST_TAKES = 3;

  private GrooveEvaluation() {}

  /// @param data the folder that holds all data sets
  public static EvaluationReport run(
      Path data, BandFactory factory, List<Style> styles, Consumer<String> progress)
      throws IOException {
    Map<Genre, GrooveFigures> test = new EnumMap<>(Genre.class);
    Map<Genre, GrooveFigures> others = new EnumMap<>(Genre.class);
    for (Song song : GrooveSongs.read(data)) {
      if (!song.fill() && song.meters().meterAt(0).equals(Meter.COMMON)) {
        (song.split() == Split.TEST ? test : others)
            .computeIfAbsent(song.genre(), _ -> new GrooveFigures())
            .add(song.parts().get(Role.DRUMS), song.tempos().bpmAt(0));
      }
    }
    Song chords =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == Split.TEST && !song.chords().spans().isEmpty())
            .filter(song -> song.meters().meterAt(0).equals(Meter.COMMON))
            .findFirst()
            .orElseThrow(() -> new IOException(data + ": pop909_cl has no test song in 4/4"));
    var rows = new ArrayList<Row>();
    for (Style style : styles) {
      GrooveFigures people = test.get(style.genre());
      if (people != null && people.takes() >= FEWEST_TAKES && style.meter().equals(Meter.COMMON)) {
        var band = band(style, factory, chords);
        rows.addAll(
            rows(style, band, people, others.getOrDefault(style.genre(), new GrooveFigures())));
        progress.accept("groove: " + style.id());
      }
    }
    String protocol =
        ("drums of %d bars, adventure .5, seeds 1 to %d, per style, beside GMD's test takes of the"
                + " style's genre (beats in 4/4, %d takes or more); *others* are GMD's takes of the"
                + " same genre outside the test side. Consistency: 16ths on which a bar and the next"
                + " agree whether anything is struck. Swing: median length of the first half of a"
                + " beat over the second. Distances of velocities and of lateness against the 16th"
                + " (ms): first Wasserstein distance to the test takes. Distinct: bars of a take that"
                + " differ, drum by drum")
            .formatted(BARS, SEEDS, FEWEST_TAKES);
    return new EvaluationReport("groove", protocol, rows);
  }

  private static GrooveFigures band(Style style, BandFactory factory, Song chords) {
    var figures = new GrooveFigures();
    for (long seed = 1; seed <= SEEDS; seed++) {
      double bpm = style.tempo().defaultBpm();
      var request =
          new Generation.Request(
              chords.chords(),
              chords.keys(),
              Meter.COMMON,
              bpm,
              BARS,
              0.6,
              new BandSettings(EnumSet.of(Role.DRUMS), 0.5, 0.5, 1, seed));
      var notes = Generation.play(request, factory.band(style), _ -> {});
      figures.add(notes.getOrDefault(Role.DRUMS, List.of()), bpm);
    }
    return figures;
  }

  private static List<Row> rows(
      Style style, GrooveFigures band, GrooveFigures people, GrooveFigures others) {
    String name = style.id() + ": ";
    String takes = "%d takes".formatted(people.takes());
    return List.of(
        row(name + "groove consistency", band.consistency(), takes, "people", people.consistency()),
        row(name + "swing ratio", band.swing(), "", "people", people.swing()),
        row(
            name + "velocity distance",
            band.velocityDistance(people),
            "",
            "others",
            others.velocityDistance(people)),
        row(
            name + "lateness distance, ms",
            band.timingDistance(people),
            text("mean %.1f ms", band.meanOffsetMs())
                + text(", people %.1f ms", people.meanOffsetMs()),
            "others",
            others.timingDistance(people)),
        row(name + "distinct bars", band.distinctBars(), "", "people", people.distinctBars()));
  }

  private static Row row(
      String metric, double value, String spread, String whose, double reference) {
    return new Row(metric, value, spread, text(whose + " %.3f", reference));
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }
}
