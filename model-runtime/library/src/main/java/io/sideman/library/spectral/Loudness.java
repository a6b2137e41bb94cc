package io.sideman.library.spectral;

import io.sideman.library.decode.Sound;
import java.util.Arrays;
import java.util.Optional;

/// Integrated loudness after EBU R 128 (ITU-R BS.1770-4): K-weighting, blocks of 400 ms that
/// overlap by three quarters, an absolute gate at -70 LUFS and a relative one 10 LU below the mean.
public final class Loudness {
  private static final double OFFSET = -0.691;
  private static final double ABSOLUTE_GATE = -70;
  private static final double RELATIVE_GATE = -10;
  private static final int STEPS_PER_BLOCK = 4;
  private static final int SIX_CHANNELS = 6; // of which the fourth is the effects channel
  private static final double SURROUND = 1.41;

  private Loudness() {}

  /// Loudness in LUFS; empty where nothing passes the gates. What is shorter than a block is heard
  /// as one with silence after it.
  public static Optional<Double> integrated(Sound sound) {
    int step = Math.max(1, sound.rate() / 10);
    double[] steps = new double[Math.max(STEPS_PER_BLOCK, sound.frames() / step)];
    for (int c = 0; c < sound.channels().length; c++) {
      double weight = weight(c, sound.channels().length);
      if (weight > 0) {
        add(sound.channels()[c], sound.rate(), step, weight, steps);
      }
    }
    double[] blocks = new double[steps.length - STEPS_PER_BLOCK + 1];
    for (int b = 0; b < blocks.length; b++) {
      for (int s = 0; s < STEPS_PER_BLOCK; s++) {
        blocks[b] += steps[b + s] / STEPS_PER_BLOCK;
      }
    }
    double first = mean(blocks, power(ABSOLUTE_GATE));
    double second = mean(blocks, Math.max(power(ABSOLUTE_GATE), first * power(RELATIVE_GATE, 0)));
    return second > 0 ? Optional.of(OFFSET + 10 * Math.log10(second)) : Optional.empty();
  }

  private static double weight(int channel, int channels) {
    if (channels == SIX_CHANNELS) {
      return channel == 3 ? 0 : channel > 3 ? SURROUND : 1;
    }
    return channels == 5 && channel > 2 ? SURROUND : 1;
  }

  private static double power(double lufs) {
    return power(lufs, OFFSET);
  }

  private static double power(double decibels, double offset) {
    return Math.pow(10, (decibels - offset) / 10);
  }

  private static double mean(double[] blocks, double least) {
    return Arrays.stream(blocks).filter(b -> b > least).average().orElse(0);
  }

  /// Adds the mean square of each step of a channel after both filters.
  private static void add(float[] samples, int rate, int step, double weight, double[] steps) {
    var shelf = shelf(rate);
    var highPass = highPass(rate);
    for (int s = 0; s < steps.length; s++) {
      double squares = 0;
      int to = Math.min(samples.length, (s + 1) * step);
      for (int i = s * step; i < to; i++) {
        double y = highPass.next(shelf.next(samples[i]));
        squares += y * y;
      }
      steps[s] += weight * squares / step;
    }
  }

  /// The head as a rigid sphere: +4 dB from about 1.7 kHz on.
  private static Biquad shelf(int rate) {
    double k = Math.tan(Math.PI * 1681.974450955533 / rate);
    double q = 0.7071752369554196;
    double high = Math.pow(10, 3.999843853973347 / 20);
    double band = Math.pow(high, 0.4996667741545416);
    double norm = 1 + k / q + k * k;
    return new Biquad(
        (high + band * k / q + k * k) / norm,
        2 * (k * k - high) / norm,
        (high - band * k / q + k * k) / norm,
        2 * (k * k - 1) / norm,
        (1 - k / q + k * k) / norm);
  }

  /// Nothing below about 38 Hz.
  private static Biquad highPass(int rate) {
    double k = Math.tan(Math.PI * 38.13547087602444 / rate);
    double q = 0.5003270373238773;
    double norm = 1 + k / q + k * k;
    return new Biquad(1, -2, 1, 2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm);
  }

  /// A second-order filter and its state (transposed direct form II).
  private static final class Biquad {
    private final double b0;
    private final double b1;
    private final double b2;
    private final double a1;
    private final double a2;
    private double z1;
    private double z2;

    Biquad(double b0, double b1, double b2, double a1, double a2) {
      this.b0 = b0;
      this.b1 = b1;
      this.b2 = b2;
      this.a1 = a1;
      this.a2 = a2;
    }

    double next(double x) {
      double y = b0 * x + z1;
      z1 = b1 * x - a1 * y + z2 + 1e-30; // never denormal
      z2 = b2 * x - a2 * y;
      return y;
    }
  }
}
