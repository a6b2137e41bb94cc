package io.sideman.players.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.players.lstm.LstmWeights;
import io.sideman.players.model.ModelHeader.Storage;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ModelFileTest {
  private final LstmWeights weights = random(new LstmWeights(7, 4, 2, 3));
  @TempDir private Path folder;
  private Path path;

  @BeforeEach
  void namesTheFile() {
    path = folder.resolve("tiny.sideman-model");
  }

  @Test
  void readsBackWhatItWrote() {
    var written = new ModelFile(header(Storage.FP32), weights, Map.of("swing", new float[] {1, 2}));
    written.write(path);

    ModelFile read = ModelFile.read(path);

    assertEquals(written.header(), read.header());
    assertArrayEquals(new float[] {1, 2}, read.tables().get("swing"));
    assertArrayEquals(weights.recurrent(1), read.weights().recurrent(1));
    assertArrayEquals(weights.outputBias(), read.weights().outputBias());
  }

  @Test
  void roundsBrainFloatsToTheNearest() {
    new ModelFile(header(Storage.BF16), weights).write(path);

    float[][] read = ModelFile.read(path).weights().input(0);

    for (int row = 0; row < 7; row++) {
      for (int column = 0; column < 16; column++) {
        float exact = weights.input(0)[row][column];
        assertEquals(exact, read[row][column], Math.abs(exact) / 256);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Storage.class)
  void writesTheSameBytesAfterReading(Storage storage) throws IOException {
    new ModelFile(header(storage), weights, Map.of("b", new float[3], "a", new float[1]))
        .write(path);
    byte[] first = Files.readAllBytes(path);

    ModelFile.read(path).write(path);

    assertArrayEquals(first, Files.readAllBytes(path));
  }

  @Test
  void leavesNothingBesideTheFile() throws IOException {
    new ModelFile(header(Storage.FP32), weights).write(path);

    try (var files = Files.list(folder)) {
      assertEquals(List.of(path), files.toList());
    }
  }

  @Test
  void namesFileRuleAndFindingWhenDamaged() throws IOException {
    new ModelFile(header(Storage.FP32), weights).write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[bytes.length / 2] ^= 1;
    Files.write(path, bytes);

    String message = messageOf(path);

    assertTrue(message.startsWith("Model \"tiny.sideman-model\": the checksum must be "), message);
    assertTrue(message.contains("(the file is damaged), but found "), message);
    assertTrue(message.contains(path.toString()), message);
  }

  @Test
  void refusesAnotherVersion() throws IOException {
    new ModelFile(header(Storage.FP32), weights).write(path);
    byte[] bytes = Files.readAllBytes(path);
    bytes[8] = 9;
    Files.write(path, bytes);

    assertTrue(messageOf(path).contains("the format version must be 1, but found 9"));
  }

  @Test
  void refusesOtherFilesAndMissingOnes() throws IOException {
    Files.writeString(path, "MThd and some more bytes of music");

    assertTrue(messageOf(path).contains("a model starts with SIDEMODL"));
    assertTrue(messageOf(folder.resolve("none")).contains("cannot be read"));
  }

  @Test
  void refusesHugeSizesBeforeBuildingThem() throws IOException {
    String sizes = "\"inputs\":65536,\"hidden\":4096,\"layers\":8";
    replaceInHeader("\"inputs\":7,\"hidden\":4,\"layers\":2", sizes);

    assertTrue(messageOf(path).contains("weights and tables need"), messageOf(path));
  }

  @Test
  void refusesUnknownKeys() throws IOException {
    replaceInHeader("\"kind\"", "\"colour\":1,\"kind\"");

    assertTrue(messageOf(path).contains("colour"), messageOf(path));
  }

  @Test
  void refusesHeadersWithHoles() throws IOException {
    replaceInHeader("\"role\":\"bass\",", "");

    assertTrue(messageOf(path).contains("role"), messageOf(path));
  }

  @Test
  void refusesWeightsThatAreNoNumbers() {
    weights.outputBias()[0] = Float.NaN;
    var file = new ModelFile(header(Storage.FP32), weights);

    assertThrows(IllegalArgumentException.class, () -> file.write(path));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void answersEveryMutationWithAMessage(long seed) throws IOException {
    new ModelFile(header(Storage.FP32), weights, Map.of("swing", new float[4])).write(path);
    byte[] sound = Files.readAllBytes(path);
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 700; round++) {
      byte[] bytes = mutate(sound, random);
      Files.write(path, bytes);
      try {
        ModelFile.read(path);
      } catch (ModelException e) {
        assertTrue(e.getMessage().contains("tiny.sideman-model"), e.getMessage());
      } catch (RuntimeException | Error e) {
        throw new AssertionError("seed " + seed + ", round " + round, e);
      }
    }
  }

  private static byte[] mutate(byte[] sound, SplittableRandom random) {
    int length = random.nextInt(4) == 0 ? random.nextInt(sound.length) : sound.length;
    byte[] bytes = Arrays.copyOf(sound, length);
    for (int i = 0; i < 1 + random.nextInt(4) && length > 0; i++) {
      int at = random.nextInt(random.nextBoolean() ? length : Math.min(length, 300));
      bytes[at] =
          (byte)
              (random.nextBoolean() ? random.nextInt() : "{}[]\",:019-".charAt(random.nextInt(11)));
    }
    return random.nextInt(8) == 0 ? bytes : sealed(bytes);
  }

  private void replaceInHeader(String old, String replacement) throws IOException {
    new ModelFile(header(Storage.FP32), weights).write(path);
    byte[] bytes = Files.readAllBytes(path);
    int length = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(12);
    String json = new String(bytes, 16, length, StandardCharsets.UTF_8);
    assertTrue(json.contains(old), json);
    byte[] changed = json.replace(old, replacement).getBytes(StandardCharsets.UTF_8);
    ByteBuffer out =
        ByteBuffer.allocate(bytes.length - length + changed.length).order(ByteOrder.LITTLE_ENDIAN);
    out.put(bytes, 0, 12).putInt(changed.length).put(changed);
    out.put(bytes, 16 + length, bytes.length - 16 - length);
    Files.write(path, sealed(out.array()));
  }

  /// With a checksum that fits, so that what lies behind it is tried too.
  private static byte[] sealed(byte[] bytes) {
    if (bytes.length > 4) {
      var crc = new CRC32C();
      crc.update(bytes, 0, bytes.length - 4);
      ByteBuffer.wrap(bytes)
          .order(ByteOrder.LITTLE_ENDIAN)
          .putInt(bytes.length - 4, (int) crc.getValue());
    }
    return bytes;
  }

  private static String messageOf(Path path) {
    return assertThrows(ModelException.class, () -> ModelFile.read(path)).getMessage();
  }

  private ModelHeader header(Storage storage) {
    var source = new DataSheet.Source("made up", "CC0-1.0", "this test", 1);
    var sheet =
        new DataSheet(
            "A tiny model.", "CC0-1.0", "2026-01-01", 7, List.of(source), Map.of(), Map.of());
    return ModelHeader.of(
        "bass", "tonal-1", weights, storage, List.of("a", "b", "c"), List.of("pop"), sheet);
  }

  private static LstmWeights random(LstmWeights weights) {
    var random = new SplittableRandom(11);
    for (int layer = 0; layer < weights.layers(); layer++) {
      fill(weights.input(layer), random);
      fill(weights.recurrent(layer), random);
      fill(new float[][] {weights.bias(layer)}, random);
    }
    fill(weights.output(), random);
    fill(new float[][] {weights.outputBias()}, random);
    return weights;
  }

  private static void fill(float[][] rows, SplittableRandom random) {
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = (float) random.nextDouble(-1, 1);
      }
    }
  }
}
