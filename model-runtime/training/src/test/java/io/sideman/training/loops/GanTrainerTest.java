package io.sideman.training.loops;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopBank;
import io.sideman.corpus.loops.RenderedLoops;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopRoll;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class GanTrainerTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(GanPlan.Level.class)
  void aRunThatWasKilledGoesOnAsIfNothingHadHappened(GanPlan.Level level) throws IOException {
    var plan =
        new GanPlan("tiny", level, GanPlan.Loss.HINGE, true, 1, 2, 1, 2, 4e-4, 1e-4, 1.5, 1, 1);
    Path alone = Files.createDirectory(folder.resolve("alone"));
    var whole = new GanTrainer(plan, bank(), alone.resolve("whole"));
    whole.run(1);
    whole.run(2);
    var killed = new GanTrainer(plan, bank(), folder.resolve("killed"));
    killed.run(1);
    killed.run(1);
    killed.save();
    var next = new GanTrainer(plan, bank(), folder.resolve("killed"));
    assertEquals(1, next.updates());
    next.run(5);
    assertTrue(next.isDone());
    assertArrayEquals(weights(whole), weights(next));
    assertFalse(java.util.Arrays.equals(weights(whole), weights(killed)));
  }

  @Test
  void ourRuntimeAnswersAsDl4jDoes() {
    var stack = new Stack(new int[] {5, 7, 3}, io.sideman.players.net.Activation.TANH, 1e-3, 4);
    float[] in = {0.5f, -1, 0.25f, 0, 2};
    float[] theirs =
        stack.forward(Nd4j.createFromArray(new float[][] {in})).dup('c').data().asFloat();
    assertArrayEquals(theirs, stack.export().scratch().run(in), 1e-6f);
  }

  @Test
  void theSpectralNormOfAMatrixIsBounded() {
    INDArray matrix = Nd4j.createFromArray(new float[][] {{3, 0}, {0, 1}, {0, 0}});
    var norm = new SpectralNorm(matrix);
    assertEquals(3, norm.iterate(matrix), 1e-3);
    norm.limit(matrix, 1.5);
    assertEquals(1.5, matrix.getDouble(0, 0), 1e-3);
    assertEquals(0.5, matrix.getDouble(1, 1), 1e-3);
  }

  private static float[] weights(GanTrainer trainer) {
    return trainer.generator().song.parameters().dup('c').data().asFloat();
  }

  private static LoopBank bank() {
    var roll = new LoopRoll(LoopGan.BARS);
    for (int slot = 0; slot < roll.slots(); slot += 6) {
      roll.strike(io.sideman.engine.band.Role.DRUMS, slot, 0, 0.9f, 1);
      roll.strike(io.sideman.engine.band.Role.BASS, slot, 3, 0.7f, 5);
    }
    Timeline<Chord> chords = Timeline.of(Chord.NONE, List.of());
    var loop = roll.over(Genre.ROCK, 100, chords, new Key(0, false));
    return new LoopBank(List.of(new CorpusLoop(loop, RenderedLoops.SOURCE, "one", 0, Split.TRAIN)));
  }
}
