package io.sideman.library.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SoundReaderTest {
  @Test
  void everyFormatYieldsTheSameTones() throws IOException {
    for (Map.Entry<String, byte[]> file : SoundFixtures.all().entrySet()) {
      Sound sound = read(file.getKey(), file.getValue());
      assertEquals(2, sound.channels().length, file.getKey());
      assertEquals(SoundFixtures.RATE, sound.rate(), file.getKey());
      assertEquals(SoundFixtures.FRAMES, sound.frames(), file.getKey()); // no silence added
      assertEquals(440, frequency(sound.channels()[0]), 3, file.getKey());
      assertEquals(660, frequency(sound.channels()[1]), 3, file.getKey());
      assertEquals(0.488, loudest(sound.channels()[0]), 0.05, file.getKey());
      assertEquals(0.244, loudest(sound.channels()[1]), 0.03, file.getKey());
    }
  }

  @Test
  void uncompressedSamplesComeBackExactly() throws IOException {
    for (String name : new String[] {"wav24.wav", "big.aiff", "float.wav", "tone.flac"}) {
      Sound sound = read(name, SoundFixtures.all().get(name));
      double tolerance = name.equals("tone.flac") ? 1 / 32_767.0 : 1e-6;
      for (int i = 0; i < SoundFixtures.FRAMES; i++) {
        assertEquals(SoundFixtures.left(i), sound.channels()[0][i], tolerance, name + " at " + i);
        assertEquals(SoundFixtures.right(i), sound.channels()[1][i], tolerance, name + " at " + i);
      }
    }
  }

  @Test
  void tagsOfCompressedFilesAreRead() throws IOException {
    for (String name : new String[] {"tone.mp3", "tone.ogg", "tone.flac"}) {
      Label label = read(name, SoundFixtures.resource(name)).label();
      assertEquals(OptionalDouble.of(93), label.bpm(), name);
      assertEquals("CC0 by nobody", label.licence(), name);
      assertEquals(Set.of("dusty", "keys"), label.words(), name);
    }
  }

  @Test
  void acidChunkStatesTempoBeatsAndRoot() throws IOException {
    var acid = ByteBuffer.allocate(32).order(ByteOrder.LITTLE_ENDIAN);
    acid.put("acid".getBytes(StandardCharsets.US_ASCII)).putInt(24).putInt(2);
    acid.putShort((short) 57).putShort((short) 0).putFloat(0).putInt(8);
    acid.putShort((short) 4).putShort((short) 4).putFloat(96.5f);
    Label label = read("a.wav", SoundFixtures.wav(1, 16, acid.array())).label();
    assertEquals(OptionalDouble.of(96.5), label.bpm());
    assertEquals(OptionalInt.of(8), label.beats());
    assertEquals(OptionalInt.of(57), label.rootKey());
    assertTrue(label.loops());
  }

  @Test
  void appleLoopStatesBeatsAndKeyBehindItsSound() throws IOException {
    byte[] chunk = appleLoop(12, 57, 1, 8, 0); // six quarters, A minor
    Label label = read("a.aif", SoundFixtures.aiff("NONE", 16, chunk)).label();
    assertEquals(OptionalInt.of(6), label.beats());
    assertEquals(OptionalInt.of(57), label.rootKey());
    assertTrue(label.words().contains("aminor"), label.words().toString());
    assertTrue(label.loops());
  }

  @Test
  void appleOneShotHasNoBeats() throws IOException {
    byte[] chunk = appleLoop(4, 48, 2, 4, 1);
    Label label = read("a.aif", SoundFixtures.aiff("NONE", 16, chunk)).label();
    assertTrue(label.oneShot() && label.beats().isEmpty());
    assertTrue(label.words().contains("cmajor"), label.words().toString());
  }

  @Test
  void appleLoopThatEndsInItsChunkStillSounds() throws IOException {
    byte[] chunk = java.util.Arrays.copyOf(appleLoop(8, 57, 1, 4, 0), 14);
    Sound sound = read("a.aif", SoundFixtures.aiff("sowt", 16, chunk));
    assertEquals(SoundFixtures.FRAMES, sound.frames());
    assertTrue(sound.label().beats().isEmpty());
  }

  private static byte[] appleLoop(int beats, int root, int scale, int denominator, int type) {
    var basc = ByteBuffer.allocate(8 + 84); // all that follows the type is zero
    basc.put("basc".getBytes(StandardCharsets.US_ASCII)).putInt(84).putInt(1).putInt(beats);
    basc.putShort((short) root).putShort((short) scale);
    basc.putShort((short) 4).putShort((short) denominator).putShort((short) type);
    return basc.array();
  }

  @Test
  void aWavFileThatEndsEarlyYieldsWhatThereIs() throws IOException {
    byte[] whole = SoundFixtures.wav(1, 16);
    byte[] half = java.util.Arrays.copyOf(whole, 44 + 4000);
    assertEquals(1000, read("a.wav", half).frames());
  }

  @Test
  void onlyTheAskedLengthIsReadButTheWholeLengthIsKnown() throws IOException {
    for (Map.Entry<String, byte[]> file : SoundFixtures.all().entrySet()) {
      var folder = java.nio.file.Files.createTempFile("sideman", file.getKey());
      try {
        java.nio.file.Files.write(folder, file.getValue());
        Sound sound = SoundReader.read(folder, 0.1);
        assertEquals(2205, sound.frames(), file.getKey());
        boolean told = !file.getKey().endsWith("ogg");
        assertEquals(told ? 0.5 : 0.1, sound.label().fileSeconds(), 1e-6, file.getKey());
      } finally {
        java.nio.file.Files.delete(folder);
      }
    }
  }

  @Test
  void whatCannotBeReadSaysWhy() {
    assertEquals("it is empty", refusal("a.wav", new byte[0]));
    assertTrue(
        refusal("a.txt", "hello, world".getBytes(StandardCharsets.UTF_8)).contains("neither"));
    byte[] adpcm = SoundFixtures.wav(2, 16);
    assertTrue(refusal("a.wav", adpcm).contains("compressed sound (code 2)"));
    byte[] silent = java.util.Arrays.copyOf(SoundFixtures.wav(1, 16), 44);
    assertEquals("it holds no sound", refusal("a.wav", silent));
    byte[] noise = new byte[20_000];
    new java.util.Random(1).nextBytes(noise);
    assertTrue(refusal("noise.mp3", noise).contains("no MP3"));
  }

  @Test
  void aFlacFileEndsWhereItSaysAndAtItsLastByte() throws IOException {
    byte[] whole = SoundFixtures.resource("tone.flac");
    byte[] tagged = Arrays.copyOf(whole, whole.length + 128);
    tagged[whole.length + 40] = (byte) 0xFF; // looks like the start of a frame
    tagged[whole.length + 41] = (byte) 0xF8;
    assertEquals(read("x.flac", whole).frames(), read("x.flac", tagged).frames());
    byte[] damaged = whole.clone();
    damaged[5717] = (byte) 0xFA; // in the head of the last frame: jFLAC would go on for ever
    assertTimeoutPreemptively(
        Duration.ofSeconds(30),
        () -> assertTrue(refusal("x.flac", damaged).contains("its sound is damaged")));
  }

  static Sound read(String name, byte[] bytes) throws IOException {
    return SoundReader.read(new ByteArrayInputStream(bytes), name);
  }

  private static String refusal(String name, byte[] bytes) {
    return String.valueOf(assertThrows(SoundException.class, () -> read(name, bytes)).getMessage());
  }

  private static double loudest(float[] samples) {
    double loudest = 0;
    for (int i = samples.length / 4; i < samples.length * 3 / 4; i++) {
      loudest = Math.max(loudest, Math.abs(samples[i]));
    }
    return loudest;
  }

  /// By counting upward zero crossings in the middle.
  private static double frequency(float[] samples) {
    int from = samples.length / 4;
    int to = samples.length * 3 / 4;
    int first = -1;
    int last = -1;
    int count = -1;
    for (int i = from; i < to; i++) {
      if (samples[i] < 0 && samples[i + 1] >= 0) {
        first = first < 0 ? i : first;
        last = i;
        count++;
      }
    }
    return (double) count * SoundFixtures.RATE / (last - first);
  }
}
