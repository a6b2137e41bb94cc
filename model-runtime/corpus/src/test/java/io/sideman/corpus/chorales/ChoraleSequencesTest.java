package io.sideman.corpus.chorales;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.ChoraleEvaluation;
import io.sideman.corpus.evaluate.EvaluationReport;
import io.sideman.corpus.learn.Lesson;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChoraleSequencesTest {
  private static final int LENGTH = 40;

  @TempDir Path folder;

  private static List<List<Integer>> notes(long seed) {
    var random = new SplittableRandom(seed);
    var sixteenths = new ArrayList<List<Integer>>();
    for (int time = 0; time < LENGTH; time++) {
      var keys = new ArrayList<Integer>();
      for (int voice = 0; voice < Chorale.VOICES; voice++) {
        keys.add(random.nextInt(9) == 0 ? Chorale.REST : 70 - 8 * voice + random.nextInt(5));
      }
      sixteenths.add(List.copyOf(keys));
    }
    return sixteenths;
  }

  private static SequenceFile file(List<List<Integer>> sixteenths) {
    return ChoraleSequences.of(List.of(new Chorale("one", Split.TRAIN, sixteenths)));
  }

  /// Nothing that comes later may be told: a likelihood that sees the future is none.
  @Test
  void noNoteIsToldAnythingLater() {
    for (long seed = 1; seed <= 20; seed++) {
      var random = new SplittableRandom(seed);
      List<List<Integer>> original = notes(seed);
      int time = random.nextInt(LENGTH);
      int turn = random.nextInt(Chorale.VOICES);
      var changed = new ArrayList<>(original);
      for (int later = time; later < LENGTH; later++) {
        var keys = new ArrayList<>(original.get(later));
        for (int t = later == time ? turn : 0; t < Chorale.VOICES; t++) {
          keys.set(ChoraleSequences.ORDER[t], 40 + random.nextInt(40));
        }
        changed.set(later, List.copyOf(keys));
      }
      Sequence one = file(original).sequences().getFirst();
      Sequence other = file(changed).sequences().getFirst();
      for (int step = 0; step <= 4 * time + turn; step++) {
        String where = "seed " + seed + ", note " + step;
        assertArrayEquals(one.conditions().get(step), other.conditions().get(step), where);
      }
    }
  }

  /// Given the voice's last key, every key has a word of its own, so nats per word are per note.
  @Test
  void aWordNamesOneNote() {
    for (int last = 36; last <= 81; last++) {
      var seen = new boolean[ChoraleSequences.tokenNames().size()];
      for (int key = 36; key <= 81; key++) {
        int token = ChoraleSequences.token(key, last);
        assertTrue(!seen[token], "key " + key + " after " + last);
        seen[token] = true;
      }
      assertTrue(!seen[ChoraleSequences.token(Chorale.REST, last)]);
    }
  }

  @Test
  void everyNoteOfAllVoicesCounts() {
    SequenceFile file = file(notes(3));
    assertEquals(4 * LENGTH, file.sequences().getFirst().tokenCount());
    for (short[] conditions : file.sequences().getFirst().conditions()) {
      for (short index : conditions) {
        assertTrue(index >= file.vocabulary() && index < file.inputs(), "input " + index);
      }
    }
  }

  @Test
  void aTrainedNetworkIsScoredOnBothSides() throws IOException {
    Path jsb = Files.createDirectories(folder.resolve("eval_only/jsb"));
    Files.writeString(
        jsb.resolve("Jsb16thSeparated.json"),
        "{\"train\": [%s, %s], \"valid\": [%s], \"test\": [%s]}"
            .formatted(notes(1), notes(2), notes(1), notes(5)));
    var lesson = new Lesson(16, 2, 30, 2, 16, 0.01, 1, 0, 10, 9, 1, Map.of());
    double nats = ChoraleNetwork.train(folder, folder, lesson, _ -> {});
    EvaluationReport report = ChoraleEvaluation.run(folder, folder);
    assertEquals(nats, report.rows().getFirst().value(), 1e-4);
    assertTrue(report.rows().get(1).value() > nats, "it has learned what validation repeats");
  }

  @Test
  void withoutANetworkTheNextStepIsNamed() {
    var problem = assertThrows(IOException.class, () -> ChoraleEvaluation.run(folder, folder));
    assertTrue(problem.getMessage().contains("train jsb"), problem.getMessage());
  }
}
