package io.sideman.players.harmonize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.players.model.ModelException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarmonyWeightsTest {
  @TempDir private Path folder;

  private static HarmonyWeights weights() {
    float[] fit = new float[ChordStates.QUALITY_COUNT * (Slots.FEATURES + 1)];
    fit[0] = 1.25f; // the root of the first quality, in the first view
    fit[Slots.FEATURES] = -0.5f; // its bias
    return new HarmonyWeights(
        fit,
        new float[2 * ChordStates.COUNT],
        new float[2 * ChordStates.COUNT],
        new float[Slots.BORDERS],
        new float[2 * ChordStates.COUNT * ChordStates.COUNT],
        new float[2 * ChordStates.COUNT]);
  }

  private static double[] scores(HarmonyWeights weights, int tonic) {
    float[] features = new float[Slots.FEATURES];
    features[7] = 1; // a G
    double[] scores = new double[ChordStates.COUNT];
    weights.scores(features, tonic, 0, scores);
    return scores;
  }

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path file = folder.resolve(HarmonyWeights.FILE);
    weights().write(file, "made up");

    HarmonyWeights read = HarmonyWeights.read(file);

    assertArrayEquals(scores(weights(), 0), scores(read, 0), 1e-3);
  }

  @Test
  void aNoteCountsFromTheRootOfTheChordInEveryKey() {
    double[] inC = scores(weights(), 0);
    double[] inG = scores(weights(), 7);

    assertEquals(0.75, inC[7 * ChordStates.QUALITY_COUNT], 1e-6, "G major over a G, in C");
    assertEquals(0.75, inG[0], 1e-6, "G major over a G, in G");
    assertEquals(-0.5, inC[0], 1e-6, "C major over a G");
  }

  @Test
  void aFileOfAnotherFormatIsRefusedWithItsNumber() throws IOException {
    Path file = Files.writeString(folder.resolve("other.json"), "{\"formatVersion\": 9}");

    var refusal = assertThrows(ModelException.class, () -> HarmonyWeights.read(file));

    assertTrue(refusal.getMessage().contains("must be 1, but was 9"), refusal.getMessage());
  }

  @Test
  void aTableOfTheWrongLengthIsNamed() throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("short.json"), "{\"formatVersion\": 1, \"fit\": [1, 2, 3]}");

    var refusal = assertThrows(ModelException.class, () -> HarmonyWeights.read(file));

    assertTrue(refusal.getMessage().contains("/fit must hold"), refusal.getMessage());
    assertTrue(refusal.getMessage().contains("held 3"), refusal.getMessage());
  }

  @Test
  void aMissingFileSaysHowToMakeIt() {
    Path file = folder.resolve("nothing.json");

    var refusal = assertThrows(ModelException.class, () -> HarmonyWeights.read(file));

    assertTrue(refusal.getMessage().contains("train harmonizer"), refusal.getMessage());
  }
}
