package io.sideman.corpus.touch;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DenseTrainerTest {
  /// One output is 1 when exactly one of two inputs is.
  private static DenseTrainer learned(long seed) {
    var random = new Random(seed);
    var trainer = new DenseTrainer(List.of(2, 12, 1), 0, 0, random);
    for (int i = 0; i < 6000; i++) {
      float[] in = {random.nextInt(2), random.nextInt(2)};
      float[] out = trainer.forward(in, true);
      trainer.backward(new float[] {out[0] - (in[0] == in[1] ? 0 : 1)});
      if (i % 8 == 7) {
        trainer.update(0.01f);
      }
    }
    return trainer;
  }

  @Test
  void learnsWhatNoStraightLineDivides() {
    DenseTrainer trainer = learned(1);

    assertEquals(0, trainer.forward(new float[] {0, 0}, false)[0], 0.1);
    assertEquals(1, trainer.forward(new float[] {0, 1}, false)[0], 0.1);
    assertEquals(1, trainer.forward(new float[] {1, 0}, false)[0], 0.1);
    assertEquals(0, trainer.forward(new float[] {1, 1}, false)[0], 0.1);
  }

  @Test
  void theNetworkHandedOutAnswersAsTheTrainerDoes() {
    DenseTrainer trainer = learned(2);
    float[] in = {1, 0};

    float[] ours = trainer.network().scratch().run(in);

    assertArrayEquals(trainer.forward(in, false), ours, 1e-6f);
  }
}
