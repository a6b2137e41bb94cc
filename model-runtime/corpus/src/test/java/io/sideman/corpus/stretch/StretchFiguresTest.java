package io.sideman.corpus.stretch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.library.decode.Sound;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class StretchFiguresTest {
  private static final int RATE = 44_100;

  @Test
  void everyStrokeIsFoundOnceAtMost() {
    assertEquals(1, StretchFigures.pairs(new double[] {1.00, 1.01}, new double[] {1.005}));
    assertEquals(2, StretchFigures.pairs(new double[] {1, 2, 3}, new double[] {0.985, 2.5, 3.01}));
    assertEquals(0, StretchFigures.pairs(new double[] {1}, new double[] {1.03}));
  }

  @Test
  void copyOfAStrokeIsAlikeAndAsLateAsItIs() {
    float[] stroke = stroke(4410);
    float[] later = new float[stroke.length];
    System.arraycopy(stroke, 0, later, 220, stroke.length - 220);
    var change = new AttackShape(sound(stroke), sound(later)).compare(0.1, 0.1).orElseThrow();
    assertEquals(1, change.likeness(), 1e-4);
    assertEquals(220.0 / RATE, change.lateSeconds(), 1e-6);
    assertEquals(0, change.preEcho(), 0.01);
  }

  @Test
  void hissAheadOfAStrokeIsPreEcho() {
    float[] stroke = stroke(4410);
    float[] smeared = stroke.clone();
    var random = new SplittableRandom(8);
    for (int n = 4000; n < 4410; n++) {
      smeared[n] += (float) (0.1 * (random.nextDouble() - 0.5));
    }
    var change = new AttackShape(sound(stroke), sound(smeared)).compare(0.1, 0.1).orElseThrow();
    assertTrue(change.preEcho() > 20, change.toString());
  }

  @Test
  void levelsOfTheSameSoundAreNowhereOff() {
    float[] stroke = stroke(4410);
    assertEquals(0, BandDistance.decibels(sound(stroke), sound(stroke), 1), 1e-9);
    float[] softer = stroke.clone();
    for (int n = 0; n < softer.length; n++) {
      softer[n] *= 0.5f;
    }
    assertTrue(BandDistance.decibels(sound(stroke), sound(softer), 1) > 0.5);
  }

  private static Sound sound(float[] samples) {
    return new Sound(new float[][] {samples}, RATE);
  }

  private static float[] stroke(int at) {
    float[] samples = new float[RATE / 2];
    var random = new SplittableRandom(4);
    for (int n = at; n < samples.length; n++) {
      samples[n] = (float) ((random.nextDouble() - 0.5) * Math.exp((at - n) / 2000.0));
    }
    return samples;
  }
}
