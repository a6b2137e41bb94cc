package io.sideman.corpus.listen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.listen.harmony.TiedNetwork;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TiedTrainerTest {
  private static final int[] MAJOR = {0, 4, 7};
  private static final int[] MINOR = {0, 3, 7};
  private static final TiedNetwork.Shape SHAPE = new TiedNetwork.Shape(1, 1, 8, 2);

  private static Example triad(int root, boolean minor) {
    float[] input = new float[13];
    for (int interval : minor ? MINOR : MAJOR) {
      input[(root + interval) % 12] = 1;
    }
    return new Example(input, root * 2 + (minor ? 1 : 0), -1);
  }

  private static Example silence() {
    float[] input = new float[13];
    input[12] = 1;
    return new Example(input, 24, -1);
  }

  private static TiedTrainer trained() {
    var random = new Random(3);
    var trainer = new TiedTrainer(SHAPE, 2, 0, random);
    for (int i = 0; i < 400; i++) {
      trainer.example(triad(0, random.nextBoolean()));
      trainer.example(triad(5, random.nextBoolean()));
      trainer.example(silence());
      trainer.update(0.03f);
    }
    return trainer;
  }

  @Test
  void knowsInEveryKeyWhatItLearnedInTwo() {
    TiedTrainer trainer = trained();
    for (int root = 0; root < 12; root++) {
      assertTrue(trainer.example(triad(root, false)) < 0.1, "major on " + root);
      assertTrue(trainer.example(triad(root, true)) < 0.1, "minor on " + root);
    }
  }

  @Test
  void learnsSilence() {
    assertTrue(trained().example(silence()) < 0.1);
  }

  @Test
  void isDecidedByItsSeed() {
    assertEquals(trained().example(triad(7, true)), trained().example(triad(7, true)), 0);
  }

  @Test
  void movesAgainstTheSlopeOfTheLoss() {
    var trainer = new TiedTrainer(SHAPE, 2, 0, new Random(5));
    double before = trainer.example(triad(3, true));
    trainer.update(0.01f);
    assertTrue(trainer.example(triad(3, true)) < before);
  }
}
