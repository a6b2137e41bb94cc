package io.sideman.engine.listen.harmony;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HarmonyModelFileTest {
  @TempDir Path folder;

  @Test
  void readsBackWhatItWrote() throws IOException {
    HarmonyModel model = Music.model();
    Path file = folder.resolve("copy.bin");
    HarmonyModelFile.write(file, model, Map.of("licence", "CC0-1.0"));
    HarmonyModel back = HarmonyModelFile.read(file);
    assertEquals(model.tuning(), back.tuning());
    assertArrayEquals(model.chordLive().weights(), back.chordLive().weights());
    assertArrayEquals(model.keyWhole().weights(), back.keyWhole().weights());
    assertArrayEquals(model.transitions().values(), back.transitions().values());
  }

  @Test
  void refusesAChangedWeight() throws IOException {
    Path file = folder.resolve("bad.bin");
    HarmonyModelFile.write(file, Music.model(), Map.of());
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length - 9] ^= 1;
    Files.write(file, bytes);
    var thrown = assertThrows(IOException.class, () -> HarmonyModelFile.read(file));
    assertTrue(thrown.getMessage().contains("/checksum must be"), thrown.getMessage());
    assertTrue(thrown.getMessage().contains("bad.bin"), thrown.getMessage());
  }

  @Test
  void saysWhichFileIsMissing() {
    Path file = folder.resolve("absent.bin");
    var thrown = assertThrows(IOException.class, () -> HarmonyModelFile.read(file));
    assertTrue(thrown.getMessage().contains("absent.bin"), thrown.getMessage());
  }

  @Test
  void refusesDamageWithAMessage() throws IOException {
    Path good = folder.resolve("good.bin");
    HarmonyModelFile.write(good, Music.model(), Map.of());
    byte[] bytes = Files.readAllBytes(good);
    var random = new SplittableRandom(7);
    for (int i = 0; i < 200; i++) {
      byte[] bad = java.util.Arrays.copyOf(bytes, 1 + random.nextInt(bytes.length - 1));
      bad[random.nextInt(Math.min(bad.length, 1200))] = (byte) random.nextInt(256);
      Path file = Files.write(folder.resolve("bad.bin"), bad);
      var thrown = assertThrows(IOException.class, () -> HarmonyModelFile.read(file), "case " + i);
      assertTrue(thrown.getMessage().contains("bad.bin"), thrown.getMessage());
    }
  }
}
