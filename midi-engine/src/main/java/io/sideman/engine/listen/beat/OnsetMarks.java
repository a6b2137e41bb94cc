package io.sideman.engine.listen.beat;

import java.util.Arrays;

/// Turns the notes that start together (within one frame) into one mark: how much does this onset
/// look like a strong place in the bar? Causal and free of allocation after construction.
public final class OnsetMarks {
  /// How many different marks there are.
  public static final int COUNT = 3 * 3 * 2 * 2;

  /// Kinds of intervals: between onset groups, between bass notes, between changes of the bass.
  public static final int INTERVALS = 3;

  private static final int MEMORY = 128; // notes
  private static final long BASS_MEMORY_NANOS = 2_000_000_000L;
  private static final long CHROMA_MEMORY_NANOS = 900_000_000L;
  private static final long GROUP_NANOS = 45_000_000L;
  private static final double RATE_WINDOW_NANOS = 6e9;
  private static final double USUAL_RATE = 3.4; // onset groups per second, POP909 training side
  private static final double USUAL_WEIGHT = 0.15; // of a full window

  private final long[] recentNanos = new long[MEMORY];
  private final int[] recentKeys = new int[MEMORY];
  private int recentCount;
  private double meanVelocity;
  private int bassPitchClass;
  private long groupNanos;
  private double rateSum;
  private double rateWeight;
  private long rateNanos;

  private int lowest;
  private int notes;
  private int loudest;
  private int newPitchClasses;

  private final long[] lastNanos = new long[INTERVALS];
  private final long[] gapNanos = new long[INTERVALS];

  private int mark;
  private boolean continuation;

  public OnsetMarks() {
    reset();
  }

  public void reset() {
    recentCount = 0;
    meanVelocity = -1;
    bassPitchClass = -1;
    groupNanos = Long.MIN_VALUE;
    rateSum = 0;
    rateWeight = 0;
    rateNanos = Long.MIN_VALUE;
    Arrays.fill(lastNanos, Long.MIN_VALUE);
    clearFrame();
  }

  private void clearFrame() {
    lowest = 128;
    notes = 0;
    loudest = 0;
    newPitchClasses = 0;
  }

  /// Adds a note to the open frame.
  public void add(long nanos, int key, int velocity) {
    notes++;
    loudest = Math.max(loudest, velocity);
    lowest = Math.min(lowest, key);
    if (!heard(nanos - CHROMA_MEMORY_NANOS, key % 12)) {
      newPitchClasses++;
    }
    recentNanos[recentCount % MEMORY] = nanos;
    recentKeys[recentCount % MEMORY] = key;
    recentCount++;
    if (recentCount >= 2 * MEMORY) {
      recentCount -= MEMORY;
    }
    meanVelocity = meanVelocity < 0 ? velocity : meanVelocity + 0.05 * (velocity - meanVelocity);
  }

  /// True when notes wait to be closed.
  public boolean isOpen() {
    return notes > 0;
  }

  /// Ends the frame that began at `nanos`; [#mark] and [#isContinuation] then tell what it was.
  public void close(long nanos) {
    int floor = lowestSince(nanos - BASS_MEMORY_NANOS);
    int bass = 0;
    if (lowest <= floor + 3 && lowest < 64) {
      bass = lowest % 12 == bassPitchClass ? 1 : 2;
      bassPitchClass = lowest % 12;
    }
    measure(1, nanos, bass > 0);
    measure(2, nanos, bass == 2);
    int size = Math.min(notes, 3) - 1;
    int accent = loudest > meanVelocity + 4 ? 1 : 0;
    int fresh = newPitchClasses > 0 ? 1 : 0;
    mark = ((bass * 3 + size) * 2 + accent) * 2 + fresh;
    continuation = groupNanos != Long.MIN_VALUE && nanos - groupNanos < GROUP_NANOS;
    measure(0, nanos, !continuation);
    if (!continuation) {
      groupNanos = nanos;
      countGroup(nanos);
    }
    clearFrame();
  }

  private void measure(int kind, long nanos, boolean happens) {
    gapNanos[kind] = -1;
    if (happens) {
      boolean known = lastNanos[kind] != Long.MIN_VALUE;
      gapNanos[kind] = known ? nanos - lastNanos[kind] : -1;
      lastNanos[kind] = nanos;
    }
  }

  /// Nanos since the last event of a kind, when one of that kind happened in the closed frame; else
  /// -1.
  public long gapNanos(int kind) {
    return gapNanos[kind];
  }

  private void countGroup(long nanos) {
    if (rateNanos != Long.MIN_VALUE) {
      double gap = nanos - rateNanos;
      double keep = Math.exp(-gap / RATE_WINDOW_NANOS);
      rateSum = rateSum * keep + 1;
      rateWeight = rateWeight * keep + (1 - keep);
    }
    rateNanos = nanos;
  }

  /// Onset groups per second, lately.
  public double rate() {
    double window = RATE_WINDOW_NANOS / 1e9;
    return (rateSum + USUAL_RATE * USUAL_WEIGHT * window) / ((rateWeight + USUAL_WEIGHT) * window);
  }

  public int mark() {
    return mark;
  }

  /// True when this frame belongs to a chord that began a few frames ago.
  public boolean isContinuation() {
    return continuation;
  }

  private boolean heard(long since, int pitchClass) {
    for (int i = recentCount - 1; i >= Math.max(0, recentCount - MEMORY); i--) {
      if (recentNanos[i % MEMORY] < since) {
        return false;
      }
      if (recentKeys[i % MEMORY] % 12 == pitchClass) {
        return true;
      }
    }
    return false;
  }

  private int lowestSince(long since) {
    int result = 127;
    for (int i = recentCount - 1; i >= Math.max(0, recentCount - MEMORY); i--) {
      if (recentNanos[i % MEMORY] < since) {
        break;
      }
      result = Math.min(result, recentKeys[i % MEMORY]);
    }
    return result;
  }
}
