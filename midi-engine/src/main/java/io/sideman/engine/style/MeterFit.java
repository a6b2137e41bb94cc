package io.sideman.engine.style;

import io.sideman.engine.time.Meter;

/// Plays patterns of one metre in bars of another, beat by beat: a shorter bar leaves out the last
/// beats, a longer one repeats the last beats (never the downbeat while there is another), and
/// beats of three exchange with beats of four by their 8ths.
public final class MeterFit {
  /// Nothing is written for this place.
  public static final int NOTHING = -1;

  private static final int[] FOUR_FROM_SIX = {0, NOTHING, 2, 4};
  private static final int[] SIX_FROM_FOUR = {0, NOTHING, 1, NOTHING, 2, 3};

  private final int patternBarSteps;
  private final int patternBeatSteps;
  private int barSteps;
  private int beatSteps;

  public MeterFit(Meter meter) {
    patternBarSteps = meter.barSteps();
    patternBeatSteps = beatSteps(meter);
    barSteps = patternBarSteps;
    beatSteps = patternBeatSteps;
  }

  /// Steps in one felt beat: 6 in 6/8, 9/8, 12/8, otherwise 4.
  static int beatSteps(Meter meter) {
    return meter.denominator() == 8 && meter.numerator() % 3 == 0 ? 6 : 4;
  }

  /// Takes the bar that is played now.
  public void update(int steps, int stepsPerBeat) {
    barSteps = steps;
    beatSteps = stepsPerBeat;
  }

  public boolean isExact() {
    return barSteps == patternBarSteps && beatSteps == patternBeatSteps;
  }

  /// Place in a pattern's bar for a place in the played bar.
  public int inBar(int step) {
    if (isExact()) {
      return step;
    }
    int beats = Math.ceilDiv(barSteps, beatSteps);
    int written = Math.ceilDiv(patternBarSteps, patternBeatSteps);
    int beat = step / beatSteps;
    if (beats > 2 * written) {
      beat %= written;
    } else if (beat >= written) {
      beat -= beats - written;
    }
    return within(beat, step % beatSteps, patternBarSteps);
  }

  /// How long a note written `length` steps may sound from a place in the played bar on.
  public int length(int step, int length) {
    if (isExact()) {
      return length;
    }
    int scaled = length;
    if (patternBeatSteps > beatSteps) {
      scaled = length == 0 ? 0 : Math.max(1, length * 2 / 3);
    } else if (patternBeatSteps < beatSteps && length > 2) {
      scaled = length * 3 / 2;
    }
    return Math.min(scaled, runEnd(step) - step);
  }

  /// Where the pattern jumps next after a place in the played bar.
  private int runEnd(int step) {
    int written = Math.ceilDiv(patternBarSteps, patternBeatSteps) * beatSteps;
    boolean cycles = barSteps > 2 * written;
    int end = cycles || step < written ? (step / written + 1) * written : barSteps;
    return Math.min(end, barSteps);
  }

  /// Place in a fill of `length` steps that ends with the played bar, or [#NOTHING] before it.
  int fromEnd(int step, int length) {
    int left = barSteps - step;
    if (beatSteps == patternBeatSteps) {
      return Math.max(NOTHING, length - left);
    }
    int beatsLeft = Math.ceilDiv(left, beatSteps);
    int beat = length / patternBeatSteps - beatsLeft;
    return beat < 0 ? NOTHING : within(beat, step % beatSteps, length);
  }

  private int within(int beat, int stepInBeat, int length) {
    int inBeat =
        patternBeatSteps == beatSteps
            ? stepInBeat
            : beatSteps == 4 ? FOUR_FROM_SIX[stepInBeat] : SIX_FROM_FOUR[stepInBeat];
    if (inBeat == NOTHING || beat * patternBeatSteps + inBeat >= length) {
      return NOTHING;
    }
    return beat * patternBeatSteps + inBeat;
  }
}
