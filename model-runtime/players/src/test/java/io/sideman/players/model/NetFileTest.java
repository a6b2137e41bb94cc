package io.sideman.players.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.players.net.Activation;
import io.sideman.players.net.DenseLayer;
import io.sideman.players.net.FeedForward;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NetFileTest {
  private static final DataSheet SHEET =
      new DataSheet("A test.", "CC0-1.0", "2026-11-21", 1, List.of(), Map.of(), Map.of());

  @TempDir private Path folder;

  @ParameterizedTest
  @EnumSource(ModelHeader.Storage.class)
  void readsWhatWasWritten(ModelHeader.Storage storage) {
    Map<String, FeedForward> nets = Map.of("bar", net(7, 3), "song", net(2, 5));
    NetHeader header = NetHeader.of("loops", "loops-1", storage, List.of("pop"), nets, SHEET);
    Path file = folder.resolve("loops.sideman-model");
    new NetFile(header, nets, Map.of("shares", new float[] {0.25f, -1})).write(file);

    NetFile read = NetFile.read(file);
    assertEquals(header, read.header());
    assertEquals(List.of("bar", "song"), List.copyOf(read.nets().keySet()));
    assertArrayEquals(new float[] {0.25f, -1}, read.tables().get("shares"));
    float[] in = {0.5f, -0.25f, 1, 0, 0, 2, 3};
    float tolerance = storage == ModelHeader.Storage.FP32 ? 0 : 0.05f;
    assertArrayEquals(
        nets.get("bar").scratch().run(in), read.net("bar").scratch().run(in), tolerance);
  }

  @Test
  void aDamagedFileIsRefused() throws IOException {
    Path file = folder.resolve("loops.sideman-model");
    Map<String, FeedForward> nets = Map.of("bar", net(4, 2));
    var storage = ModelHeader.Storage.FP32;
    new NetFile(NetHeader.of("loops", "loops-1", storage, List.of(), nets, SHEET), nets, Map.of())
        .write(file);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 20] ^= 1;
    Files.write(file, bytes);
    var problem = assertThrows(ModelException.class, () -> NetFile.read(file));
    assertTrue(problem.getMessage().contains("checksum"), problem.getMessage());
  }

  @Test
  void aModelOfAnotherKindIsRefusedInWords() {
    Path file = folder.resolve("loops.sideman-model");
    Map<String, FeedForward> nets = Map.of("bar", net(4, 2));
    var storage = ModelHeader.Storage.FP32;
    new NetFile(NetHeader.of("loops", "loops-1", storage, List.of(), nets, SHEET), nets, Map.of())
        .write(file);
    var problem = assertThrows(ModelException.class, () -> ModelFile.read(file));
    assertTrue(problem.getMessage().contains("header must be valid"), problem.getMessage());
  }

  private static FeedForward net(int inputs, int outputs) {
    var random = new Random(inputs);
    var layer = DenseLayer.zeros(inputs, outputs, Activation.TANH);
    for (float[] row : layer.weights()) {
      for (int i = 0; i < row.length; i++) {
        row[i] = random.nextFloat() - 0.5f;
      }
    }
    return new FeedForward(List.of(layer));
  }
}
