package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import java.util.Optional;

/// Compares how strokes begin: how alike their first milliseconds are, how far they moved, and what
/// sounds ahead of them. Differences of samples are looked at, so that high tones count as they are
/// heard.
final class AttackShape {
  private static final double AROUND = 0.012; // seconds that a stroke may be off
  private static final double BEFORE = 0.003;
  private static final double LENGTH = 0.025;
  private static final double FLOOR = 1e-5; // of the stroke's energy: -50 dB is silence

  private final float[] source;
  private final float[] result;
  private final double[] sourceEnergy; // up to each frame
  private final double[] resultEnergy;
  private final int rate;

  /// @param preEcho decibels before the stroke, more than in the source
  /// @param likeness correlation at the best place
  /// @param lateSeconds how far that is from where it belongs
  record Change(double preEcho, double likeness, double lateSeconds) {}

  AttackShape(Sound source, Sound result) {
    this.source = differences(source.mono());
    this.result = differences(result.mono());
    sourceEnergy = sums(this.source);
    resultEnergy = sums(this.result);
    rate = source.rate();
  }

  private static float[] differences(float[] mono) {
    float[] steps = new float[mono.length];
    for (int n = 1; n < mono.length; n++) {
      steps[n] = mono[n] - mono[n - 1];
    }
    return steps;
  }

  private static double[] sums(float[] steps) {
    double[] sums = new double[steps.length + 1];
    for (int n = 0; n < steps.length; n++) {
      sums[n + 1] = sums[n] + steps[n] * (double) steps[n];
    }
    return sums;
  }

  /// @param from seconds in the source
  /// @param to where it belongs in the result; empty if either lies too near an end
  Optional<Change> compare(double from, double to) {
    int length = frames(LENGTH);
    int reach = frames(AROUND);
    int stroke = start((int) (from * rate));
    int place = (int) Math.round(stroke + (to - from) * rate);
    int first = stroke - frames(BEFORE);
    int there = place - frames(BEFORE);
    if (first < reach
        || there < reach
        || first + length >= source.length
        || there + reach + length >= result.length) {
      return Optional.empty();
    }
    double own = energy(sourceEnergy, first, length);
    double best = -1;
    int late = 0;
    for (int lag = -reach; lag <= reach; lag++) {
      double with = Math.sqrt(own * energy(resultEnergy, there + lag, length));
      double likeness = with <= 0 ? 0 : product(first, there + lag, length) / with;
      if (likeness > best) {
        best = likeness;
        late = lag;
      }
    }
    double more = ahead(resultEnergy, place + late) - ahead(sourceEnergy, stroke);
    return own <= 0 ? Optional.empty() : Optional.of(new Change(more, best, (double) late / rate));
  }

  private int frames(double seconds) {
    return (int) Math.round(seconds * rate);
  }

  /// Where near a heard stroke the energy of a millisecond grows most.
  private int start(int near) {
    int span = frames(0.001);
    int best = near;
    double most = 0;
    for (int n = Math.max(span, near - 12 * span); n < near + 12 * span; n += span / 4) {
      if (n + 2 * span < source.length) {
        double growth =
            energy(sourceEnergy, n, 2 * span) - 2 * energy(sourceEnergy, n - span, span);
        if (growth > most) {
          most = growth;
          best = n;
        }
      }
    }
    return best;
  }

  /// Energy in the 8 ms before a stroke, less 1 ms of slack, against that of the 10 ms behind, dB.
  private double ahead(double[] sums, int stroke) {
    int ms = frames(0.001);
    double behind = energy(sums, stroke, 10 * ms) / 10;
    double before = energy(sums, stroke - 9 * ms, 8 * ms) / 8;
    return 10 * Math.log10(Math.max(FLOOR, before / Math.max(1e-20, behind)));
  }

  private double product(int first, int there, int length) {
    double sum = 0;
    for (int n = 0; n < length; n++) {
      sum += source[first + n] * (double) result[there + n];
    }
    return sum;
  }

  private static double energy(double[] sums, int from, int length) {
    int first = Math.clamp(from, 0, sums.length - 1);
    return sums[Math.clamp(from + length, first, sums.length - 1)] - sums[first];
  }
}
