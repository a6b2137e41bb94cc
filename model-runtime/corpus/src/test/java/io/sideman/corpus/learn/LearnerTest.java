package io.sideman.corpus.learn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.lstm.LstmWeights;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerTest {
  @TempDir Path folder;

  private static final SequenceFile SONGS = MadeUpSongs.file(24, 60);

  private static Lesson lesson(int updates) {
    return new Lesson(16, 2, updates, 8, 16, 0.02, 0.9, 0.01, 10, 100, 3, Map.of());
  }

  @Test
  void whatRepeatsIsLearned() throws IOException {
    var said = new ArrayList<String>();
    double nats =
        new Learner(SONGS, lesson(120), folder.resolve("a"), said::add).run((_, _, _) -> {});
    assertTrue(nats < 1, "from " + Math.log(MadeUpSongs.VOCABULARY) + " down to " + nats);
    assertTrue(said.getLast().contains("update 120 of 120"), said.getLast());
  }

  /// A process of its own is killed without warning in the middle and started again.
  @Test
  void aRunKilledAnywhereEndsWithTheSameBits() throws Exception {
    var unbroken = new LstmWeights[1];
    double nats =
        new Learner(SONGS, lesson(60), folder.resolve("whole"), _ -> {})
            .run((weights, _, _) -> unbroken[0] = weights);
    Path checkpoint = folder.resolve("broken");
    killAfterFirstCheckpoint(checkpoint);
    var said = new ArrayList<String>();
    var resumed = new LstmWeights[1];
    var learner = new Learner(SONGS, lesson(60), checkpoint, said::add);
    assertTrue(said.getFirst().contains("goes on after"), said.toString());
    assertFalse(said.getFirst().contains("after 60 "), "it was killed before its end");
    assertEquals(nats, learner.run((weights, _, _) -> resumed[0] = weights));
    for (int unit = 0; unit < 16; unit++) {
      assertArrayEquals(unbroken[0].recurrent(1)[unit], resumed[0].recurrent(1)[unit]);
      assertArrayEquals(unbroken[0].output()[unit], resumed[0].output()[unit]);
    }
  }

  private static void killAfterFirstCheckpoint(Path checkpoint) throws Exception {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classes = System.getProperty("java.class.path");
    String modules = System.getProperty("jdk.module.path", "");
    var process =
        new ProcessBuilder(
                List.of(
                    java,
                    "--add-modules",
                    "jdk.incubator.vector",
                    "-cp",
                    modules.isEmpty() ? classes : classes + File.pathSeparator + modules,
                    LearnerTest.class.getName(),
                    checkpoint.toString()))
            .redirectErrorStream(true)
            .redirectOutput(checkpoint.resolveSibling("output").toFile())
            .start();
    try {
      long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
      while (!Files.exists(checkpoint) && process.isAlive() && System.nanoTime() < end) {
        TimeUnit.MILLISECONDS.sleep(2);
      }
    } finally {
      process.destroyForcibly().waitFor(); // kill -9
    }
    String output = Files.readString(checkpoint.resolveSibling("output"));
    assertTrue(Files.exists(checkpoint), output);
  }

  /// The process that is killed: it rests after each checkpoint, so that the kill meets it.
  public static void main(String[] args) throws IOException {
    new Learner(SONGS, lesson(60), Path.of(args[0]), _ -> rest()).run((_, _, _) -> {});
  }

  private static void rest() {
    try {
      TimeUnit.MILLISECONDS.sleep(100);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void refiningStartsFromWhatWasLearned() throws IOException {
    var trained = new LstmWeights[1];
    double nats =
        new Learner(SONGS, lesson(60), folder.resolve("first"), _ -> {})
            .run((weights, _, _) -> trained[0] = weights);
    var learner = new Learner(SONGS, lesson(20), folder.resolve("second"), _ -> {});
    learner.refine(trained[0]);
    assertEquals(nats, learner.validationNats(), 1e-9);
    assertTrue(learner.run((_, _, _) -> {}) <= nats);
  }

  @Test
  void aCheckpointOfAnotherLessonIsNotTaken() throws IOException {
    Path checkpoint = folder.resolve("shared");
    new Learner(SONGS, lesson(10), checkpoint, _ -> {}).run((_, _, _) -> {});
    var said = new ArrayList<String>();
    new Learner(SONGS, lesson(20), checkpoint, said::add).run((_, _, _) -> {});
    assertFalse(said.getFirst().contains("goes on"), said.toString());
  }
}
