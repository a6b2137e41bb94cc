package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluateCommandTest {
  @TempDir Path folder = Path.of("");

  @Test
  void saysWhatCanBeEvaluated() {
    var run = CommandLineRun.of(folder, "evaluate");
    assertEquals(2, run.code());
    assertTrue(run.err().contains("harmony, beat, performances, players, jsb, "), run.err());
  }

  @Test
  void anEvaluationHasTheOptionsThatItNeedsAndNoOthers() {
    var band = CommandLineRun.of(folder, "evaluate", "band", "--help");
    assertEquals(0, band.code());
    assertTrue(band.out().contains("--style"), band.out());
    assertTrue(band.out().contains("--validation"), band.out());
    assertFalse(band.out().contains("--work"), band.out());
    var players = CommandLineRun.of(folder, "evaluate", "players", "--help");
    assertTrue(players.out().contains("--work"), players.out());
    assertFalse(players.out().contains("--data"), players.out());
  }

  @Test
  void asksForTheDataAndNamesAFolderThatIsNotThere() {
    var without = CommandLineRun.of(folder, "evaluate", "beat");
    assertEquals(2, without.code());
    assertTrue(without.err().contains("--data"), without.err());
    Path missing = folder.resolve("nowhere");
    var wrong = CommandLineRun.of(folder, "evaluate", "beat", "--data", missing.toString());
    assertEquals(3, wrong.code());
    assertTrue(wrong.err().contains("There is no folder " + missing), wrong.err());
  }
}
