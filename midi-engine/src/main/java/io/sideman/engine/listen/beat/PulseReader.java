package io.sideman.engine.listen.beat;

import java.util.Arrays;

/// Reads one pulse out of the belief: the likeliest beat length, the frames to the next beat, the
/// metre and the place in the bar. No allocation after construction.
final class PulseReader {
  private static final int WIDTH = BarSpace.LONGEST + 1;
  private static final double TEMPO_WINDOW = 0.03; // of the length, either way
  private static final int PHASE_WINDOW = 3; // frames either way

  private final BeatFilter filter;
  private final float[] lengths = new float[BarSpace.LENGTHS];
  private final float[] next = new float[BarSpace.BEATS * WIDTH];
  private final float[] pooled = new float[WIDTH];

  private double lengthFrames;
  private double framesToBeat;
  private double tempoMass;
  private double phaseMass;
  private int beat;

  PulseReader(BeatFilter filter) {
    this.filter = filter;
  }

  /// Finds the likeliest pulse of all.
  void readBest() {
    filter.lengths(lengths);
    int best = 0;
    double most = -1;
    for (int i = 0; i < BarSpace.LENGTHS; i++) {
      double mass = around(i);
      if (mass > most) {
        most = mass;
        best = i;
      }
    }
    read(best);
  }

  /// Finds the likeliest pulse of about `frames` a beat, in the belief as [#readBest] saw it.
  void readNear(double frames) {
    int guess = (int) Math.round(frames) - BarSpace.SHORTEST;
    read(Math.max(0, Math.min(BarSpace.LENGTHS - 1, guess)));
  }

  private void read(int index) {
    int reach = reach(index);
    int low = Math.max(0, index - reach);
    int high = Math.min(BarSpace.LENGTHS - 1, index + reach);
    double sum = 0;
    double weighted = 0;
    for (int i = low; i <= high; i++) {
      sum += lengths[i];
      weighted += (double) lengths[i] * (BarSpace.SHORTEST + i);
    }
    tempoMass = sum;
    lengthFrames = sum > 0 ? weighted / sum : BarSpace.SHORTEST + index;
    filter.nextBeats(low, high, next);
    readPhase(sum);
  }

  private void readPhase(double total) {
    Arrays.fill(pooled, 0);
    for (int beat = 0; beat < BarSpace.BEATS; beat++) {
      for (int k = 1; k < WIDTH; k++) {
        pooled[k] += next[beat * WIDTH + k];
      }
    }
    int period = Math.max(2 * PHASE_WINDOW + 1, (int) Math.round(lengthFrames));
    int best = 1;
    double most = -1;
    for (int k = 1; k <= period; k++) {
      double mass = phaseSum(k, period);
      if (mass > most) {
        most = mass;
        best = k;
      }
    }
    phaseMass = total > 0 ? most / total : 0;
    centre(best, period);
    readBeat(best, period);
  }

  // Frames to the next beat wrap around: 1 frame before a beat is beside a full period before one.
  private static int wrap(int k, int period) {
    return k < 1 ? k + period : k > period ? k - period : k;
  }

  private double phaseSum(int k, int period) {
    double sum = 0;
    for (int d = -PHASE_WINDOW; d <= PHASE_WINDOW; d++) {
      sum += pooled[wrap(k + d, period)];
    }
    return sum;
  }

  private void centre(int best, int period) {
    double sum = 0;
    double weighted = 0;
    for (int d = -PHASE_WINDOW; d <= PHASE_WINDOW; d++) {
      double mass = pooled[wrap(best + d, period)];
      sum += mass;
      weighted += mass * d;
    }
    framesToBeat = best + (sum > 0 ? weighted / sum : 0);
  }

  private void readBeat(int best, int period) {
    double most = -1;
    for (int candidate = 0; candidate < BarSpace.BEATS; candidate++) {
      double sum = 0;
      for (int d = -PHASE_WINDOW; d <= PHASE_WINDOW; d++) {
        int k = best + d;
        int wrapped = wrap(k, period);
        int source = k < 1 ? BarSpace.nextBeat(candidate) : candidate;
        sum += next[source * WIDTH + wrapped];
      }
      if (sum > most) {
        most = sum;
        beat = candidate;
      }
    }
  }

  private int reach(int index) {
    return Math.max(1, (int) Math.round(TEMPO_WINDOW * (BarSpace.SHORTEST + index)));
  }

  private double around(int index) {
    int reach = reach(index);
    double sum = 0;
    for (int i = index - reach; i <= index + reach; i++) {
      if (i >= 0 && i < BarSpace.LENGTHS) {
        sum += lengths[i];
      }
    }
    return sum;
  }

  double lengthFrames() {
    return lengthFrames;
  }

  double framesToBeat() {
    return framesToBeat;
  }

  /// Belief in this tempo, any phase.
  double tempoMass() {
    return tempoMass;
  }

  /// Belief in this tempo and phase together.
  double mass() {
    return tempoMass * phaseMass;
  }

  /// Metre index of the pulse.
  int meter() {
    return BarSpace.meterOf(beat);
  }

  /// The beat within its bar that is running now, from 0.
  int beatInBar() {
    return beat - BarSpace.firstBeat(meter());
  }
}
