package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.chart.ChartText;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.event.Note;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Part;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// Whether scores, MIDI files and charts that others made survive being written and read again:
/// notes with start, length, key and velocity, parts, tempos, metres, keys, chords, sections.
public final class ScoresEvaluation {
  private static final List<String> MIDI_SETS = List.of("cc0_midis", "easyrpg_rtp", "blasphemer");

  private int scores;
  private int scoresKept;
  private int charts;
  private int chartsKept;
  private int songs;
  private int songsKept;
  private long notes;

  private ScoresEvaluation() {}

  public static EvaluationReport run(Path data, Consumer<String> progress) throws IOException {
    var evaluation = new ScoresEvaluation();
    for (Path file : files(data.resolve("openewld_uspd"), ".mxl")) {
      evaluation.score(file);
    }
    progress.accept("openewld_uspd");
    for (String set : MIDI_SETS) {
      for (Path file : files(data.resolve(set), ".mid")) {
        evaluation.song(file);
      }
      progress.accept(set);
    }
    return evaluation.report();
  }

  private static List<Path> files(Path folder, String suffix) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> walk = Files.walk(folder)) {
      return walk.filter(file ->
              file.toString().toLowerCase(Locale.ROOT).endsWith(suffix)
                  && Files.isRegularFile(file))
          .sorted()
          .toList();
    }
  }

  private void score(Path file) throws IOException {
    Score score = MusicXml.read(file, MusicXml.Repeats.PLAYED);
    scores++;
    scoresKept += same(score, again(score)) ? 1 : 0;
    if (score.hasChords()) {
      charts++;
      ChordChart chart = score.chart();
      ChordChart read = ChordChart.parse(ChartText.of(chart));
      boolean kept =
          chart.chords().spans().equals(read.chords().spans())
              && chart.meters().changes().equals(read.meters().changes())
              && chart.sections().equals(read.sections())
              && chart.lengthTicks() == read.lengthTicks();
      chartsKept += kept ? 1 : 0;
    }
  }

  private void song(Path file) {
    Score score = ScoreMidi.of(SmfReader.read(file), file.toString());
    songs++;
    songsKept += same(score, again(score)) ? 1 : 0;
    score.parts().forEach(part -> notes += part.notes().size());
  }

  private static Score again(Score score) {
    return MusicXml.read(MusicXml.write(score), "again", MusicXml.Repeats.PLAYED);
  }

  private static boolean same(Score a, Score b) {
    return a.title().equals(b.title())
        && tempos(a).equals(tempos(b))
        && a.meters().changes().equals(b.meters().changes())
        && a.keys().equals(b.keys())
        && a.chords().spans().equals(b.chords().spans())
        && a.sections().equals(b.sections())
        && parts(a).equals(parts(b));
  }

  /// MIDI keeps whole microseconds.
  private static List<List<Long>> tempos(Score score) {
    return score.tempos().stream()
        .map(each -> List.of(each.startTick(), Math.round(each.microsPerQuarter())))
        .toList();
  }

  private record Played(String name, int program, int volume, int pan, List<Note> notes) {}

  private static List<Played> parts(Score score) {
    var played = new ArrayList<Played>();
    for (Part part : score.parts()) {
      played.add(new Played(part.name(), part.program(), part.volume(), part.pan(), part.notes()));
    }
    return played;
  }

  private EvaluationReport report() {
    return new EvaluationReport(
        "scores",
        "files of others, read, written and read again; kept means identical in title, tempos,"
            + " metres, keys, chords, sections, parts and every note's start, length, key, velocity",
        List.of(
            row("OpenEWLD: MusicXML to MusicXML", scoresKept, scores),
            row("OpenEWLD: chord chart to text and back", chartsKept, charts),
            row("MIDI sets: MIDI to MusicXML and back (" + notes + " notes)", songsKept, songs)));
  }

  private static Row row(String metric, int kept, int all) {
    return new Row(metric, (double) kept / Math.max(1, all), kept + " of " + all, "bar >= 1");
  }
}
