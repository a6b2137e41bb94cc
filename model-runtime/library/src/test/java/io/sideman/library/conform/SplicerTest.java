package io.sideman.library.conform;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SplicerTest {
  private static final int RATE = 22_050;

  @ParameterizedTest
  @ValueSource(doubles = {0.88, 0.94, 1.06, 1.12})
  void everyStrokeIsACopyInItsPlace(double ratio) {
    int[] strokes = {2000, 5300, 8600, 9900, 14_000};
    float[] sound = struck(strokes, 18_000);
    int frames = (int) Math.round(sound.length * ratio);
    float[] there = new Splicer(new float[][] {sound}, RATE).stretch(ratio, frames, strokes)[0];
    int whole = RATE / 50; // 20 ms, while the nearest strokes are 59 ms apart
    for (int stroke : strokes) {
      int place = (int) Math.round(stroke * ratio);
      assertArrayEquals(
          Arrays.copyOfRange(sound, stroke, stroke + whole),
          Arrays.copyOfRange(there, place, place + whole),
          "stroke at " + stroke);
    }
  }

  @Test
  void noStrokeIsHeardTwice() {
    int[] strokes = {1000, 6000, 11_000};
    float[] sound = struck(strokes, 16_000);
    float[] there = new Splicer(new float[][] {sound}, RATE).stretch(1.5, 24_000, strokes)[0];
    long peaks = IntStream.range(0, there.length).filter(n -> there[n] > 0.9).count();
    assertEquals(3, peaks);
  }

  @Test
  void levelOfWhatRingsStaysTheSame() {
    float[] hiss = new float[RATE];
    var random = new SplittableRandom(5);
    for (int n = 0; n < hiss.length; n++) {
      hiss[n] = (float) (random.nextDouble() - 0.5);
    }
    float[] there =
        new Splicer(new float[][] {hiss}, RATE)
            .stretch(1.12, (int) (hiss.length * 1.12), new int[0])[0];
    for (int from = 0; from + 2205 < there.length; from += 2205) {
      assertEquals(1, rms(there, from) / rms(hiss, 0), 0.12, "from " + from);
    }
  }

  @Test
  void bothChannelsAreCutTogether() {
    float[] left = struck(new int[] {500, 4000}, 9000);
    float[] right = left.clone();
    for (int n = 0; n < right.length; n++) {
      right[n] *= 0.25f;
    }
    float[][] there =
        new Splicer(new float[][] {left, right}, RATE).stretch(0.9, 8100, new int[] {500, 4000});
    for (int n = 0; n < 8100; n++) {
      assertEquals(there[0][n] * 0.25f, there[1][n], 1e-6f, "frame " + n);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void anySoundComesOutWholeAtAnyRatio(long seed) {
    var random = new SplittableRandom(seed);
    for (int round = 0; round < 60; round++) {
      float[] sound = new float[1 + random.nextInt(round < 20 ? 300 : 12_000)];
      for (int n = 0; n < sound.length; n++) {
        sound[n] = (float) (random.nextDouble() * 2 - 1);
      }
      int[] strokes = random.ints(random.nextInt(30), 0, sound.length).sorted().toArray();
      double ratio = Math.pow(5, random.nextDouble() * 2 - 1);
      int frames = Math.max(1, (int) Math.round(sound.length * ratio));
      float[] there = new Splicer(new float[][] {sound}, RATE).stretch(ratio, frames, strokes)[0];
      String where = "seed " + seed + ", round " + round;
      assertEquals(frames, there.length, where);
      for (float sample : there) {
        assertTrue(Math.abs(sample) < 3, where);
      }
    }
  }

  private static double rms(float[] sound, int from) {
    double sum = 0;
    for (int n = from; n < from + 2205; n++) {
      sum += sound[n] * (double) sound[n];
    }
    return Math.sqrt(sum / 2205);
  }

  /// Strokes of one full sample and a hiss that dies away.
  private static float[] struck(int[] strokes, int frames) {
    float[] sound = new float[frames];
    var random = new SplittableRandom(9);
    for (int stroke : strokes) {
      for (int n = stroke; n < frames; n++) {
        double hiss = 0.5 * (random.nextDouble() - 0.5);
        sound[n] += (float) (hiss * Math.exp((stroke - n) / 900.0));
      }
      sound[stroke] = 1;
    }
    return sound;
  }
}
