package io.sideman.library.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.library.decode.Sound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HummingTest {
  private static final int[] TUNE = {60, 62, 64, 64, 67, 65, 60};

  @Test
  void aHummedTuneBecomesItsNotes() {
    List<PlayedNote> notes = new Humming().notes(hum(0, 0, 0));
    assertEquals(List.of(60, 62, 64, 64, 67, 65, 60), keys(notes));
    for (int i = 0; i < TUNE.length; i++) {
      assertEquals(0.1 + 0.5 * i, notes.get(i).startNanos() / 1e9, 0.05);
    }
  }

  @Test
  void vibratoNoiseAndAFlatVoiceChangeNothing() {
    assertEquals(
        List.of(60, 62, 64, 64, 67, 65, 60), keys(new Humming().notes(hum(0.4, -0.3, 0.01))));
  }

  @Test
  void noiseAndSilenceHaveNoNotes() {
    var random = new Random(1);
    float[] noise = new float[44_100];
    for (int i = 0; i < noise.length; i++) {
      noise[i] = (float) (random.nextGaussian() * 0.1);
    }
    assertTrue(new Humming().notes(new Sound(new float[][] {noise}, 44_100)).isEmpty());
    assertTrue(new Humming().notes(new Sound(new float[1][44_100], 44_100)).isEmpty());
  }

  private static List<Integer> keys(List<PlayedNote> notes) {
    return notes.stream().map(PlayedNote::key).toList();
  }

  /// Half a second each, with a short breath between.
  private static Sound hum(double vibrato, double flat, double noise) {
    int rate = 44_100;
    var random = new Random(1);
    float[] out = new float[(int) (rate * (0.2 + 0.5 * TUNE.length))];
    double phase = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / rate - 0.1;
      int note = (int) Math.floor(t / 0.5);
      out[i] = (float) (noise * random.nextGaussian());
      if (note < 0 || note >= TUNE.length) {
        continue;
      }
      double within = t - 0.5 * note;
      double key = TUNE[note] + flat + vibrato * Math.sin(2 * Math.PI * 5.5 * t);
      phase += 440 * Math.pow(2, (key - 69) / 12) / rate;
      double fade = Math.min(1, within / 0.03) * Math.clamp((0.46 - within) / 0.03, 0, 1);
      double sum = 0;
      for (int h = 1; h <= 5; h++) {
        sum += Math.sin(2 * Math.PI * h * phase) / (h * h);
      }
      out[i] += (float) (0.3 * fade * sum);
    }
    return new Sound(new float[][] {out}, rate);
  }
}
