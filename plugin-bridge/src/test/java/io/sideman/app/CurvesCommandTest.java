package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.smf.SmfReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CurvesCommandTest {
  @TempDir private Path folder;

  private CommandLineRun run(String... arguments) {
    return CommandLineRun.of(folder.resolve("home"), arguments);
  }

  @Test
  void everyBarIsTold() throws IOException {
    Path song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    Path picture = folder.resolve("song.png");
    var run = run("curves", song.toString(), "--picture", picture.toString());
    assertEquals(0, run.code(), run.err());
    assertEquals(3, run.out().lines().count(), "a heading and two bars: " + run.out());
    assertTrue(run.out().lines().skip(1).allMatch(line -> line.contains("2.00")), run.out());
    assertTrue(Files.size(picture) > 1000);
    var json = run("curves", song.toString(), "--json");
    assertTrue(json.out().contains("\"onsets\" : 8"), json.out());
  }

  @Test
  void generateFollowsADensityCurve() {
    Path out = folder.resolve("out.mid");
    var run =
        run(
            "generate",
            "--bars",
            "8",
            "--out",
            out.toString(),
            "--density-curve",
            "1:0 8:1",
            "--tension-curve",
            "1:1");
    assertEquals(0, run.code(), run.err());
    long early = SmfReader.read(out).notes().stream().filter(n -> n.startTick() < 7680).count();
    long late = SmfReader.read(out).notes().stream().filter(n -> n.startTick() >= 23_040).count();
    assertTrue(late > 2 * early, early + " notes in the first two bars, " + late + " in the last");
  }

  @Test
  void wrongCurvesAreTold() throws IOException {
    Path song = Files.write(folder.resolve("song.mid"), SongFiles.fourChords());
    Path out = folder.resolve("x.mid");
    run("generate", "--bars", "4", "--out", out.toString(), "--density-curve", "1:2")
        .failsWith(2, "--density-curve", "\"1:2\" breaks that");
    run(
            "accompany",
            song.toString(),
            "--out",
            out.toString(),
            "--hear",
            "live",
            "--tension-curve",
            "1:1")
        .failsWith(2, "--hear whole");
    Path silence = Files.write(folder.resolve("silence.mid"), SongFiles.silence());
    run("curves", silence.toString()).failsWith(3, "has no notes");
  }
}
