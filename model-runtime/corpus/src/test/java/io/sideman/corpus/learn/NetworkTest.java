package io.sideman.corpus.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.lstm.LstmWeights;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkTest {
  private static final int LANES = 3;
  private static final int TIMES = 9;
  private static final int UNITS = 12;

  @TempDir Path folder;

  private final SequenceFile songs = MadeUpSongs.file(8, 5);

  /// The gradient is what the loss does when a weight is moved a little, in every matrix, over
  /// windows in which songs end and begin.
  @Test
  void gradientsAreDifferencesOfTheLoss() {
    var weights = weights(UNITS);
    var network = new Network(weights, LANES, TIMES);
    Window window = secondWindow();
    Parameters gradient = weights.sameSize();
    loss(network, window);
    network.backward(window, 1, gradient);
    var random = new SplittableRandom(5);
    for (int array = 0; array < gradient.arrays().size(); array++) {
      float[] values = weights.arrays().get(array);
      float[] found = gradient.arrays().get(array);
      for (int i = 0; i < 12; i++) {
        int at = strongest(found, random);
        float before = values[at];
        values[at] = before + 0.01f;
        double up = loss(network, window);
        values[at] = before - 0.01f;
        double down = loss(network, window);
        values[at] = before;
        double expected = (up - down) / 0.02;
        assertEquals(
            expected, found[at], 0.02 * Math.abs(expected) + 2e-4, "array " + array + ", " + at);
      }
    }
  }

  /// Of eight places drawn the one with the largest gradient, where rounding matters least.
  private static int strongest(float[] gradient, SplittableRandom random) {
    int best = random.nextInt(gradient.length);
    for (int i = 0; i < 8; i++) {
      int other = random.nextInt(gradient.length);
      best = Math.abs(gradient[other]) > Math.abs(gradient[best]) ? other : best;
    }
    return best;
  }

  private double loss(Network network, Window window) {
    Memory memory = new Memory(2, LANES, UNITS);
    for (float[] each : memory.h) {
      java.util.Arrays.fill(each, 0.2f);
    }
    for (float[] each : memory.c) {
      java.util.Arrays.fill(each, -0.3f);
    }
    return network.forward(window, memory, 1, 0) / window.tokens();
  }

  private Window secondWindow() {
    Lanes lanes = Lanes.once(songs, songs.sequences(), LANES);
    var window = new Window(LANES, TIMES);
    lanes.fill(window);
    lanes.fill(window);
    return window;
  }

  private static Parameters weights(int units) {
    var weights = new Parameters(MadeUpSongs.INPUTS, units, 2, MadeUpSongs.VOCABULARY);
    weights.draw(7, 3);
    return weights;
  }

  @Test
  void theRuntimeOfTheStageFindsTheSameLikelihood() throws Exception {
    var lesson = new Lesson(UNITS, 2, 4, LANES, TIMES, 0.01, 1, 0, 4, 9, 7, Map.of());
    var learner = new Learner(songs, lesson, folder.resolve("x.checkpoint"), _ -> {});
    LstmWeights[] trained = {null};
    double nats = learner.run((weights, _, _) -> trained[0] = weights);
    LstmWeights weights = trained[0];
    List<Sequence> validation = Lanes.side(songs, io.sideman.corpus.Split.VALIDATION);
    assertEquals(stage(weights, validation), nats, 1e-4);
  }

  /// Nats per token step by step.
  private double stage(LstmWeights weights, List<Sequence> validation) {
    var net = LstmNet.of(weights, Kernel.best());
    double nats = 0;
    int tokens = 0;
    for (Sequence song : validation) {
      var state = new LstmState(weights);
      int previous = songs.start();
      for (int step = 0; step < song.steps(); step++) {
        for (byte token : song.tokens().get(step)) {
          short[] conditions = song.conditions().get(step);
          net.step(state, new int[] {previous, conditions[0], conditions[1]}, 3);
          double sum = 0;
          for (float logit : state.logits) {
            sum += Math.exp(logit);
          }
          nats += Math.log(sum) - state.logits[token];
          tokens++;
          previous = token;
        }
      }
    }
    return nats / tokens;
  }

  @Test
  void aNetworkThatHasGrownAnswersTheSame() {
    Parameters small = weights(UNITS);
    Parameters large = weights(UNITS + 7);
    large.set(small.weights());
    Window window = secondWindow();
    double before =
        new Network(small, LANES, TIMES).forward(window, new Memory(2, LANES, UNITS), 1, 0);
    double after =
        new Network(large, LANES, TIMES).forward(window, new Memory(2, LANES, UNITS + 7), 1, 0);
    assertEquals(before, after, 1e-3);
    assertTrue(before > 0);
  }
}
