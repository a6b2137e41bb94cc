package io.sideman.library.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class ResamplerTest {
  @Test
  void aToneStaysATone() {
    int[][] rates = {{44_100, 22_050}, {48_000, 22_050}, {22_050, 48_000}, {44_099, 22_050}};
    for (int[] rate : rates) {
      float[] out = new Resampler(rate[0], rate[1]).resample(tone(1000, rate[0]));
      assertEquals(rate[1], out.length, 1);
      float[] wanted = tone(1000, rate[1]);
      double error = 0;
      for (int i = rate[1] / 10; i < rate[1] * 9 / 10; i++) {
        error = Math.max(error, Math.abs(out[i] - wanted[i]));
      }
      // A rate without a common divisor is placed to 1/2048 of a sample.
      assertEquals(0, error, rate[0] == 44_099 ? 2e-4 : 4e-5, rate[0] + " to " + rate[1]);
    }
  }

  @Test
  void whatTheNewRateCannotHoldIsGone() {
    float[] out = new Resampler(44_100, 22_050).resample(tone(12_500, 44_100));
    double loudest = 0;
    for (int i = 2000; i < out.length - 2000; i++) {
      loudest = Math.max(loudest, Math.abs(out[i]));
    }
    assertTrue(loudest < 2e-4, "left of it: " + loudest);
  }

  private static float[] tone(double hertz, int rate) {
    float[] samples = new float[rate];
    for (int i = 0; i < rate; i++) {
      samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / rate));
    }
    return samples;
  }
}
