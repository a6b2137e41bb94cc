package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Score;
import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTest {
  private static final String CHART =
      """
      title: Evening
      tempo: 92
      key: G minor

      [A]
      | Cm7 | F7 | Bbmaj7 | Ebmaj7 |
      | Am7b5 | D7 D7/F# | Gm | % |
      """;

  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  private Path done(Path result, String... arguments) {
    var run = run(arguments);
    assertEquals(0, run.code(), run.err());
    return result;
  }

  private Path convert(Path from, String to) {
    Path result = folder.resolve(to);
    return done(result, "convert", from.toString(), result.toString());
  }

  @Test
  void aChartGoesThroughScoreAndMidiAndComesBack() throws IOException {
    Path chart = Files.writeString(folder.resolve("tune.chart"), CHART);
    Path score = convert(chart, "tune.mxl");
    Path midi = convert(score, "tune.mid");
    assertEquals(CHART, Files.readString(convert(midi, "again.txt")));
  }

  @Test
  void aSongWithoutChordNamesIsWrittenByEar() throws IOException {
    Path song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    ChordChart chart = ChordChart.parse(Files.readString(convert(song, "song.txt")));
    assertEquals(
        java.util.List.of("C", "Am", "F", "G"),
        chart.chords().spans().stream().map(span -> span.value().toString()).toList());
  }

  @Test
  void accompanyReadsALeadSheetAndWritesAScore() throws IOException {
    Path chart = Files.writeString(folder.resolve("tune.chart"), CHART);
    Path tune = folder.resolve("tune.mid");
    String[] generate = {
      "generate", "--bars", "8", "--out", tune.toString(), "--roles", "lead", "--chords"
    };
    String[] all = java.util.Arrays.copyOf(generate, generate.length + 1);
    all[generate.length] = chart.toString();
    done(tune, all);
    Path sheet = convert(tune, "sheet.musicxml");
    Path out = folder.resolve("band.musicxml");
    done(out, "accompany", sheet.toString(), "--out", out.toString(), "--style", "bossa-nova");
    Score band = MusicXml.read(out, MusicXml.Repeats.PLAYED);
    assertEquals("Cm7", band.chords().at(0).toString());
    assertEquals("D7/Gb", band.chords().at(5 * 3840 + 1920).toString());
    assertTrue(
        band.parts().stream().map(part -> part.name()).toList().contains("Sideman Bass"),
        "one part per role");
    assertTrue(band.origin().isPresent(), "the score tells how it was made");
    var found = io.sideman.engine.smf.Provenance.read(SmfReader.read(convert(out, "band.mid")));
    assertFalse(found.isEmpty(), "and so does the MIDI file made of it");
  }

  @Test
  void generatePlaysOverALeadSheetOfMusicXml() throws IOException {
    Path chart = Files.writeString(folder.resolve("tune.chart"), CHART);
    Path score = convert(chart, "tune.xml");
    Path fromChart = folder.resolve("a.mid");
    Path fromScore = folder.resolve("b.mid");
    String[] common = {"generate", "--bars", "8", "--no-provenance", "--out"};
    done(fromChart, join(common, fromChart.toString(), "--chords", chart.toString()));
    done(fromScore, join(common, fromScore.toString(), "--chords", score.toString()));
    assertArrayEquals(Files.readAllBytes(fromChart), Files.readAllBytes(fromScore));
  }

  private static String[] join(String[] first, String... second) {
    String[] all = java.util.Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, all, first.length, second.length);
    return all;
  }

  @Test
  void wrongFilesAreTold() throws IOException {
    Path broken = Files.writeString(folder.resolve("broken.musicxml"), "<score-partwise>");
    Path out = folder.resolve("out.mid");
    run("convert", broken.toString(), out.toString()).failsWith(3, "broken.musicxml, line 1");
    run("convert", folder.resolve("none.mxl").toString(), out.toString())
        .failsWith(3, "none.mxl does not exist");
    run("convert", broken.toString(), "out.wav").failsWith(2, "out.wav must end in");
    Path silence = Files.write(folder.resolve("silence.mid"), SongFiles.silence());
    run("convert", silence.toString(), folder.resolve("s.txt").toString())
        .failsWith(3, "names no chords and has no notes");
    Path empty = convert(Files.write(folder.resolve("song.mid"), SongFiles.fourChords()), "x.xml");
    run("generate", "--bars", "4", "--out", out.toString(), "--chords", empty.toString())
        .failsWith(3, "has no chord symbols");
    assertFalse(Files.exists(out));
  }
}
