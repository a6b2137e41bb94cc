package io.sideman.engine.smf;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Thousands of damaged files: each is either read, with views that hold together, or refused with
/// an [SmfException]. Never another exception, a hang, or memory out of proportion.
class SmfFuzzTest {
  private static final int FILES = 3_000;

  private static byte[] song(SplittableRandom random) {
    var conductor =
        new SmfTrackBuilder(Division.band())
            .name("Song")
            .tempo(0, 500_000)
            .meter(0, new Meter(3, 4))
            .marker(960, "Verse")
            .sysex(0, Hex.bytes("F0 7E 7F 09 01 F7"));
    var band = new SmfTrackBuilder(Division.band()).name("Band").program(0, 1, 33);
    for (int i = 0; i < 60; i++) {
      band.note(
          new Note(
              random.nextInt(20_000),
              1 + random.nextInt(2_000),
              random.nextInt(128),
              1 + random.nextInt(127),
              random.nextInt(16)));
    }
    return SmfWriter.bytes(Smf.of(Division.band(), List.of(conductor.build(), band.build())));
  }

  private static byte[] damage(byte[] file, SplittableRandom random) {
    byte[] bytes = file.clone();
    int wounds = 1 + random.nextInt(8);
    for (int i = 0; i < wounds; i++) {
      int at = random.nextInt(bytes.length);
      switch (random.nextInt(6)) {
        case 0 -> bytes[at] = (byte) random.nextInt(256);
        case 1 -> bytes[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> bytes[random.nextInt(Math.min(bytes.length, 60))] = (byte) random.nextInt(256);
        case 3 -> bytes = Arrays.copyOf(bytes, at + 1);
        case 4 -> { // cut a piece out
          int length = Math.min(bytes.length - at, 1 + random.nextInt(20));
          byte[] rest = Arrays.copyOfRange(bytes, at + length, bytes.length + 1);
          bytes = Hex.join(Arrays.copyOf(bytes, at), rest);
        }
        default -> Arrays.fill(bytes, at, Math.min(bytes.length, at + 9), (byte) 0xFF);
      }
    }
    return bytes;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void damagedFilesAreReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    byte[] whole = song(random);
    int[] read = {0};
    assertTimeoutPreemptively(
        Duration.ofSeconds(60),
        () -> {
          for (int i = 0; i < FILES; i++) {
            read[0] += survives(damage(whole, random), "seed " + seed + ", file " + i);
          }
        });
    assertTrue(read[0] > FILES / 4 && read[0] < FILES, "files read: " + read[0]);
  }

  /// Returns 1 when the file could be read.
  private static int survives(byte[] file, String where) {
    Smf smf;
    try {
      smf = SmfReader.read(file, where);
    } catch (SmfException e) {
      return 0;
    }
    long end = smf.endTick();
    for (Note note : smf.notes()) {
      assertTrue(note.startTick() >= 0 && note.startTick() <= end, where);
    }
    smf.texts();
    smf.systemExclusives();
    smf.meterMap().barAt(end);
    assertTrue(smf.tempoMap().nanosAt((double) end) >= 0, where);
    assertTrue(smf.warnings().size() <= 2 * (Warnings.MOST + 1), where);
    writtenAndReadAgainIsTheSame(smf, where);
    return 1;
  }

  private static void writtenAndReadAgainIsTheSame(Smf smf, String where) {
    Smf again = SmfReader.read(SmfWriter.bytes(smf), where);
    assertEquals(smf.notes(), again.notes(), where);
    assertEquals(smf.endTick(), again.endTick(), where);
    assertEquals(smf.tracks().size(), again.tracks().size(), where);
  }
}
