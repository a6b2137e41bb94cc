package io.sideman.training;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.model.ModelFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

class TrainingTest {
  private static final int VOCABULARY = 50; // that of the keys
  private static final int INPUTS = 200;

  @TempDir Path folder;

  @Test
  void ourRuntimeAnswersAsDl4jDoes() {
    TrainingPlan plan = plan(10);
    var network = LstmBuilder.build(plan, INPUTS, VOCABULARY);
    var ours = LstmNet.of(LstmBuilder.weights(network), Kernel.best());
    var state = new LstmState(ours.weights());
    var random = new SplittableRandom(4);
    for (int step = 0; step < 20; step++) {
      int[] active = {random.nextInt(50), 50 + random.nextInt(70), 120 + random.nextInt(80)};
      INDArray input = Nd4j.zeros(1, INPUTS, 1);
      for (int index : active) {
        input.putScalar(0, index, 0, 1);
      }
      float[] theirs = network.rnnTimeStep(input).dup('c').data().asFloat();
      ours.step(state, active, active.length);
      assertArrayEquals(theirs, softmax(state.logits), 1e-5f, "step " + step);
    }
  }

  private static float[] softmax(float[] logits) {
    float[] result = new float[VOCABULARY];
    double sum = 0;
    for (int i = 0; i < VOCABULARY; i++) {
      sum += Math.exp(logits[i]);
    }
    for (int i = 0; i < VOCABULARY; i++) {
      result[i] = (float) (Math.exp(logits[i]) / sum);
    }
    return result;
  }

  @Test
  void aPatternIsLearnedAndTheModelSaysWhereItComesFrom() throws IOException {
    madeUpData().write(folder.resolve("keys.sequences"));
    double nll = Training.run(folder, folder.resolve("models"), "keys", plan(40), false, _ -> {});
    assertTrue(nll < 1.5, "from " + Math.log(VOCABULARY) + " down to " + nll);
    ModelFile model = ModelFile.read(folder.resolve("models/keys.sideman-model"));
    assertEquals("keys-1", model.header().codec());
    assertEquals("MIT", model.header().dataSheet().sources().getFirst().licence());
    assertEquals(0, model.weights().input(0)[INPUTS - 1][0], "an input never seen is silent");
    var network = LstmBuilder.build(plan(1), INPUTS, VOCABULARY);
    LstmBuilder.fill(network, model.weights());
    assertArrayEquals(
        model.weights().input(1)[3],
        LstmBuilder.weights(network).input(1)[3],
        "goes on from there");
  }

  @Test
  void aKilledRunEndsWhereAnUnbrokenOneEnds() throws IOException {
    SequenceFile data = madeUpData();
    double unbroken =
        new LstmTrainer(data, plan(24), folder.resolve("a.zip"), _ -> {}).run((_, _, _) -> {});
    var seen = new ArrayList<String>();
    Path checkpoint = folder.resolve("b.zip");
    var killed = new LstmTrainer(data, plan(24), checkpoint, seen::add);
    try {
      killed.run((_, _, updates) -> {
        if (updates >= 16) {
          throw new IOException("killed");
        }
      });
    } catch (IOException e) {
      assertEquals("killed", e.getMessage());
    }
    assertTrue(Files.exists(checkpoint));
    double resumed = new LstmTrainer(data, plan(24), checkpoint, seen::add).run((_, _, _) -> {});
    assertTrue(seen.stream().anyMatch(line -> line.contains("goes on after 8")), seen.toString());
    assertEquals(unbroken, resumed, 0.05);
  }

  private static TrainingPlan plan(int updates) {
    return new TrainingPlan(
        16, 2, updates, 4, 32, 16, 0.02, 1, 8, 100, 5, Map.of(), TrainingPlan.Engine.DL4J);
  }

  /// Tokens that count upwards in threes.
  private static SequenceFile madeUpData() {
    var sequences = new ArrayList<Sequence>();
    for (int song = 0; song < 8; song++) {
      var conditions = new ArrayList<short[]>();
      var tokens = new ArrayList<byte[]>();
      for (int step = 0; step < 80; step++) {
        conditions.add(new short[] {(short) (150 + step % 3)});
        tokens.add(new byte[] {(byte) (10 + step % 3), 0});
      }
      Split split = song == 0 ? Split.VALIDATION : Split.TRAIN;
      sequences.add(new Sequence("s" + song, "pop909_cl", 0, split, conditions, tokens));
    }
    return new SequenceFile("keys", VOCABULARY, INPUTS, 1, 0, 50, 150, List.copyOf(sequences));
  }

  @Test
  void aMissingDataFolderIsNamed() {
    var text = new StringWriter();
    var missing = folder.resolve("missing");
    int code =
        TrainMain.execute(
            new PrintWriter(text),
            "prepare",
            "--data",
            missing.toString(),
            "--work",
            folder.toString());
    assertEquals(3, code);
    assertTrue(text.toString().contains(missing.toString()), text.toString());
  }
}
