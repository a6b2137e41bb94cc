package io.sideman.library.decode;

import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Damaged files of every format end in sound or in a reason, and soon. `sideman.fuzz.rounds` sets
/// how many damages each file suffers.
class SoundFuzzTest {
  private static final int ROUNDS = Integer.getInteger("sideman.fuzz.rounds", 25);

  @Test
  void damagedFilesEndInSoundOrInAReason() {
    int refused = 0;
    int read = 0;
    for (Map.Entry<String, byte[]> file : SoundFixtures.all().entrySet()) {
      var random = new Random(file.getKey().hashCode());
      for (int round = 0; round < ROUNDS; round++) {
        byte[] damaged = damaged(file.getValue(), random);
        long start = System.nanoTime();
        if (reads(file.getKey() + " round " + round, file.getKey(), damaged)) {
          read++;
        } else {
          refused++;
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        assertTrue(seconds < 20, file.getKey() + " round " + round + " took " + seconds + " s");
      }
    }
    assertTrue(refused > 0 && read > 0, refused + " refused, " + read + " read");
  }

  private static boolean reads(String what, String name, byte[] bytes) {
    try {
      Sound sound = SoundReaderTest.read(name, bytes);
      for (float[] channel : sound.channels()) {
        for (float sample : channel) {
          if (!Float.isFinite(sample)) {
            fail(what + " let a sample through that is no number");
          }
        }
      }
      return true;
    } catch (SoundException e) {
      return false;
    } catch (IOException | RuntimeException e) {
      return fail(what + " ended in " + e, e);
    }
  }

  private static byte[] damaged(byte[] whole, Random random) {
    byte[] bytes = whole.clone();
    if (random.nextInt(4) == 0) {
      return Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    boolean head = random.nextBoolean(); // where a flip does the most
    int flips = 1 + random.nextInt(head ? 6 : 40);
    for (int i = 0; i < flips; i++) {
      int at = random.nextInt(head ? Math.min(200, bytes.length) : bytes.length);
      bytes[at] = (byte) (random.nextInt(3) == 0 ? 0xFF : random.nextInt());
    }
    return bytes;
  }
}
