package io.sideman.library.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.library.decode.Sound;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HummingTest {
  private static final int[] TUNE = {60, 62, 64, 64, 67, 65, 62};

  @Test
  void aHummedTuneBecomesItsNotes() {
    List<PlayedNote> notes = new Humming().notes(hum(0, 0, 0));
    assertEquals(List.of(60, 62, 64, 64, 67, 65, 62), keys(notes));
    for (int i = 0; i < TUNE.length; i++) {
      assertEquals(0.1 + 0.5 * i, notes.get(i).startNanos() / 1e9, 0.05);
    }
  }

  @Test
  void vibratoNoiseAndAFlatVoiceChangeNothing() {
    assertEquals(
        List.of(60, 62, 64, 64, 67, 65, 62), keys(new Humming().notes(hum(0.4, -0.3, 0.01))));
  }

  @Test
  void anAttackInTwoPartsIsOneStroke() {
    var doubled = new Voice(0, 0, 0, 0.25, 0);
    assertEquals(List.of(60, 62, 64, 64, 67, 65, 62), keys(new Humming().notes(hum(doubled))));
  }

  @Test
  void theWayToANoteIsNotANote() {
    var gliding = new Voice(0, 0, 0, 1, 0.07);
    assertEquals(List.of(60, 62, 64, 64, 67, 65, 62), keys(new Humming().notes(hum(gliding))));
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

  private static Sound hum(double vibrato, double flat, double noise) {
    return hum(new Voice(vibrato, flat, noise, 1, 0));
  }

  /// @param dip level within the attack, after which the voice is there
  /// @param glide seconds on the way from the note before, halfway between the two
  private record Voice(double vibrato, double flat, double noise, double dip, double glide) {
    double key(int note, double within, double t) {
      double way = note > 0 && within < glide ? (TUNE[note - 1] - TUNE[note]) / 2.0 : 0;
      return TUNE[note] + way + flat + vibrato * Math.sin(2 * Math.PI * 5.5 * t);
    }

    double level(double within) {
      double whole = Math.min(1, within / 0.03) * Math.clamp((0.46 - within) / 0.03, 0, 1);
      return within > 0.08 && within < 0.11 ? dip * whole : whole;
    }
  }

  /// Half a second each.
  private static Sound hum(Voice voice) {
    int rate = 44_100;
    var random = new Random(1);
    float[] out = new float[(int) (rate * (0.2 + 0.5 * TUNE.length))];
    double phase = 0;
    for (int i = 0; i < out.length; i++) {
      double t = (double) i / rate - 0.1;
      int note = (int) Math.floor(t / 0.5);
      out[i] = (float) (voice.noise() * random.nextGaussian());
      if (note < 0 || note >= TUNE.length) {
        continue;
      }
      double within = t - 0.5 * note;
      phase += 440 * Math.pow(2, (voice.key(note, within, t) - 69) / 12) / rate;
      double sum = 0;
      for (int h = 1; h <= 5; h++) {
        sum += Math.sin(2 * Math.PI * h * phase) / (h * h);
      }
      out[i] += (float) (0.3 * voice.level(within) * sum);
    }
    return new Sound(new float[][] {out}, rate);
  }
}
