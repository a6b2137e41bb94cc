package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.players.model.DataSheet;
import io.sideman.players.model.ModelException;
import io.sideman.players.model.ModelHeader;
import io.sideman.players.model.NetFile;
import io.sideman.players.model.NetHeader;
import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LoopGanTest {
  private static final List<String> GENRES = Arrays.stream(Genre.values()).map(Genre::id).toList();

  @Test
  void theSameSeedGivesTheSameLoopAndAnotherOneAnother() {
    var gan = new LoopGan(file(GENRES));
    float[] first = onsets(gan.make(Genre.FUNK, 7));
    assertArrayEquals(first, onsets(gan.make(Genre.FUNK, 7)));
    assertFalse(Arrays.equals(first, onsets(gan.make(Genre.FUNK, 8))), "another seed");
    assertFalse(Arrays.equals(first, onsets(gan.make(Genre.METAL, 7))), "another genre");
  }

  @Test
  void aLoopHasFourBars() {
    assertEquals(4, new LoopGan(file(GENRES)).make(Genre.POP, 1).bars());
  }

  @Test
  void aModelOfOtherGenresIsRefused() {
    NetFile other = file(List.of("polka"));
    var problem = assertThrows(ModelException.class, () -> new LoopGan(other));
    assertTrue(problem.getMessage().contains("genres must be"), problem.getMessage());
  }

  private static float[] onsets(LoopRoll roll) {
    float[] all = new float[roll.slots() * LoopRows.count(Role.DRUMS)];
    for (int slot = 0; slot < roll.slots(); slot++) {
      for (int row = 0; row < LoopRows.count(Role.DRUMS); row++) {
        all[slot * LoopRows.count(Role.DRUMS) + row] = roll.onset(Role.DRUMS, slot, row);
      }
    }
    return all;
  }

  private static NetFile file(List<String> genres) {
    Map<String, FeedForward> nets =
        Map.of(
            LoopGan.SONG_NET,
            net(LoopGan.songInputs(), LoopGan.BARS * LoopGan.PLAN, Activation.TANH),
            LoopGan.BAR_NET,
            net(LoopGan.barInputs(), LoopFeatures.BAR_VALUES, Activation.LINEAR));
    var sheet = new DataSheet("", "CC0-1.0", "2026-11-21", 1, List.of(), Map.of(), Map.of());
    var storage = ModelHeader.Storage.FP32;
    return new NetFile(
        NetHeader.of(LoopGan.ROLE, LoopGan.CODEC, storage, genres, nets, sheet), nets, Map.of());
  }

  private static FeedForward net(int inputs, int outputs, Activation activation) {
    var random = new Random(inputs);
    var layer = DenseLayer.zeros(inputs, outputs, activation);
    for (float[] row : layer.weights()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextGaussian() / 4;
      }
    }
    return new FeedForward(List.of(layer));
  }
}
