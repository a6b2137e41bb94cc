package io.sideman.library.spectral;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.library.decode.Sound;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// The minimum requirements of EBU Tech 3341, cases 1 to 6: 1 kHz sines, ±0.1 LU.
class LoudnessTest {
  private static final int RATE = 48_000;

  @Test
  void steadyTonesReadAsTheirLevel() {
    assertEquals(-23, stereo(-23, 20), 0.1);
    assertEquals(-33, stereo(-33, 20), 0.1);
  }

  @Test
  void quietPassagesAreGated() {
    assertEquals(-23, stereo(-36, 10, -23, 60, -36, 10), 0.1);
    assertEquals(-23, stereo(-72, 10, -36, 10, -23, 60, -36, 10, -72, 10), 0.1);
    assertEquals(-23, stereo(-26, 20, -20, 20.1, -26, 20), 0.1);
  }

  @Test
  void surroundChannelsCountMore() {
    double[] levels = {-28, -28, -24, -30, -30};
    float[][] channels = new float[levels.length][];
    for (int c = 0; c < levels.length; c++) {
      channels[c] = tone(levels[c], 20);
    }
    assertEquals(-23, Loudness.integrated(new Sound(channels, RATE)).orElseThrow(), 0.1);
  }

  @Test
  void theRateDoesNotMatter() {
    Sound slow = new Sound(new float[][] {tone(-23, 5), tone(-23, 5)}, RATE).at(44_100);
    assertEquals(-23, Loudness.integrated(slow).orElseThrow(), 0.1);
  }

  @Test
  void silenceHasNone() {
    assertEquals(Optional.empty(), Loudness.integrated(new Sound(new float[1][RATE], RATE)));
  }

  /// Level in dBFS and seconds, in turns.
  private static double stereo(double... parts) {
    double seconds = 0;
    for (int i = 1; i < parts.length; i += 2) {
      seconds += parts[i];
    }
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    int at = 0;
    for (int i = 0; i < parts.length; i += 2) {
      float[] part = tone(parts[i], parts[i + 1]);
      System.arraycopy(part, 0, samples, at, Math.min(part.length, samples.length - at));
      at += part.length;
    }
    return Loudness.integrated(new Sound(new float[][] {samples, samples}, RATE)).orElseThrow();
  }

  private static float[] tone(double level, double seconds) {
    float[] second = new float[RATE];
    for (int i = 0; i < RATE; i++) {
      second[i] = (float) (Math.pow(10, level / 20) * Math.sin(2 * Math.PI * 1000 * i / RATE));
    }
    float[] samples = new float[(int) Math.round(seconds * RATE)];
    for (int i = 0; i < samples.length; i += RATE) {
      System.arraycopy(second, 0, samples, i, Math.min(RATE, samples.length - i));
    }
    return samples;
  }
}
