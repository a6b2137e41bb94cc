package io.sideman.library.conform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.harmony.Key;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Family;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import java.io.ByteArrayInputStream;
import java.util.SplittableRandom;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.Test;

class ConformAudioTest {
  private static final int RATE = 22_050;
  private static final Key A_MINOR = new Key(9, true);

  @Test
  void loopIsToTheFrameAsLongAsItsBars() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.PIANO, Media.AUDIO);
    Sound source = tone(440, 2.4);
    for (double bpm : new double[] {92.3, 100, 107, 111.9}) {
      Sound there = Conform.audio(source, item, Target.of(item, A_MINOR, bpm));
      assertEquals(Math.round(240 / bpm * RATE), there.frames(), bpm + " bpm");
    }
  }

  @Test
  void stretchedToneKeepsItsPitchAndLevel() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.PIANO, Media.AUDIO);
    Sound there = Conform.audio(tone(440, 2.4), item, Target.of(item, A_MINOR, 110));
    assertEquals(0, cents(there, 440), 1);
    assertEquals(0.3, amplitude(there), 0.01);
  }

  @Test
  void transposedToneIsInTuneAndItsLengthStays() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.PIANO, Media.AUDIO);
    for (int semitones : new int[] {-3, -1, 2, 3}) {
      Sound there = Conform.audio(tone(440, 2.4), item, new Target(A_MINOR, 100, semitones, 1));
      assertEquals(0, cents(there, 440 * Math.pow(2, semitones / 12.0)), 1, semitones + "");
      assertEquals(Math.round(2.4 * RATE), there.frames());
    }
  }

  @Test
  void drumsKeepTheirPitchAndEveryStrokeComesInTime() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.DRUMS, Media.AUDIO);
    Sound source = clicks(2.4, 0.3);
    Sound there = Conform.audio(source, item, new Target(A_MINOR, 110, 3, 100 / 110.0));
    int[] own = Transients.find(source.channels(), RATE);
    int[] found = Transients.find(there.channels(), RATE);
    assertEquals(8, own.length);
    assertEquals(own.length, found.length);
    for (int i = 0; i < found.length; i++) {
      assertEquals(own[i] / 1.1, found[i], 0.003 * RATE, "stroke " + i);
    }
  }

  @Test
  void strokesOverAHeldToneStaySharpAndTheToneInTune() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.MIX, Media.AUDIO);
    float[] mixed = tone(330, 2.4).channels()[0];
    float[] strokes = clicks(2.4, 0.3).channels()[0];
    for (int n = 0; n < mixed.length; n++) {
      mixed[n] += strokes[n];
    }
    Sound source = new Sound(new float[][] {mixed}, RATE);
    Sound there = Conform.audio(source, item, Target.of(item, A_MINOR, 92));
    for (int stroke = 1; stroke < 8; stroke++) {
      int place = (int) Math.round(stroke * 0.3 * RATE * 100 / 92);
      double behind = highs(there, place, place + RATE / 100);
      double ahead = highs(there, place - RATE / 100, place - RATE / 500);
      assertTrue(ahead < behind / 100, "stroke " + stroke + ": " + ahead + " of " + behind);
    }
    assertEquals(0, cents(there, 330), 3);
  }

  /// Energy of second differences, which a low tone has next to nothing of.
  private static double highs(Sound sound, int from, int to) {
    float[] x = sound.channels()[0];
    double sum = 0;
    for (int n = from; n < to; n++) {
      double bend = x[n + 1] - 2.0 * x[n] + x[n - 1];
      sum += bend * bend;
    }
    return sum / (to - from);
  }

  @Test
  void nothingToDoLeavesEverySample() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.PIANO, Media.AUDIO);
    Sound source = tone(330, 2.4);
    Sound there = Conform.audio(source, item, new Target(A_MINOR, 100, 0, 1));
    assertArrayEquals(source.channels()[0], there.channels()[0]);
  }

  @Test
  void bothChannelsStayInPhase() {
    Item item = Items.loop(A_MINOR, 100, 1, Family.PIANO, Media.AUDIO);
    float[] left = tone(440, 2.4).channels()[0];
    float[] right = left.clone();
    for (int n = 0; n < right.length; n++) {
      right[n] *= 0.5f;
    }
    Sound there =
        Conform.audio(
            new Sound(new float[][] {left, right}, RATE), item, Target.of(item, A_MINOR, 109));
    for (int n = 0; n < there.frames(); n += 37) {
      assertEquals(there.channels()[0][n] * 0.5, there.channels()[1][n], 1e-4, "frame " + n);
    }
  }

  @Test
  void waveFileSaysWhereItComesFromAndReadsBack() throws Exception {
    Sound source = tone(440, 0.1);
    var words = new WaveFile.Words("riff.wav", "transposed by 2", "CC0", "Sideman");
    byte[] bytes = WaveFile.bytes(source.channels(), RATE, words);
    String text = new String(bytes, 0, 900, java.nio.charset.StandardCharsets.ISO_8859_1);
    assertTrue(text.contains("bext") && text.contains("ICMT") && text.contains("transposed by 2"));
    try (var in = AudioSystem.getAudioInputStream(new ByteArrayInputStream(bytes))) {
      assertEquals(24, in.getFormat().getSampleSizeInBits());
      assertEquals(source.frames(), in.getFrameLength());
      byte[] frame = in.readNBytes(3 * 100);
      int sample = frame[297] & 0xFF | (frame[298] & 0xFF) << 8 | frame[299] << 16;
      assertEquals(source.channels()[0][99], sample / 8_388_607.0, 1e-6);
    }
  }

  private static Sound tone(double hertz, double seconds) {
    float[] sound = new float[(int) Math.round(seconds * RATE)];
    for (int n = 0; n < sound.length; n++) {
      sound[n] = (float) (0.3 * Math.sin(2 * Math.PI * hertz * n / RATE));
    }
    return new Sound(new float[][] {sound}, RATE);
  }

  private static Sound clicks(double seconds, double every) {
    float[] sound = new float[(int) Math.round(seconds * RATE)];
    var random = new SplittableRandom(1);
    for (int n = 0; n < sound.length; n++) {
      double since = n % (int) (every * RATE) / (double) RATE;
      sound[n] = (float) (0.8 * Math.exp(-since * 60) * (random.nextDouble() * 2 - 1));
    }
    return new Sound(new float[][] {sound}, RATE);
  }

  /// Distance of the sound's frequency from the wanted one, by the phase that it gains in its
  /// middle half.
  private static double cents(Sound sound, double hertz) {
    float[] x = sound.channels()[0];
    int span = x.length / 4;
    double first = phase(x, x.length / 4, span, hertz);
    double second = phase(x, x.length / 2, span, hertz);
    double gained = Math.IEEEremainder(second - first, 2 * Math.PI);
    double found = hertz + gained / (2 * Math.PI) * RATE / (x.length / 2 - x.length / 4);
    return 1200 * Math.log(found / hertz) / Math.log(2);
  }

  private static double phase(float[] x, int from, int span, double hertz) {
    double real = 0;
    double imaginary = 0;
    for (int n = from; n < from + span; n++) {
      double w = 0.5 - 0.5 * Math.cos(2 * Math.PI * (n - from) / span);
      double angle = 2 * Math.PI * hertz * n / RATE;
      real += w * x[n] * Math.cos(angle);
      imaginary -= w * x[n] * Math.sin(angle);
    }
    return Math.atan2(imaginary, real);
  }

  private static double amplitude(Sound sound) {
    float[] x = sound.channels()[0];
    double sum = 0;
    for (int n = x.length / 4; n < x.length * 3 / 4; n++) {
      sum += x[n] * (double) x[n];
    }
    return Math.sqrt(sum / (x.length * 3 / 4 - x.length / 4) * 2);
  }
}
