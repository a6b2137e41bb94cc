package io.sideman.corpus.evaluate;

/// F-measure of beats: a beat is right when it lies within 70 ms of an annotated one, each used
/// once.
public final class BeatScore {
  private static final long TOLERANCE_NANOS = 70_000_000L;

  private BeatScore() {}

  /// Both ascending; annotated beats and found beats before `fromNanos` are left out.
  public static double fMeasure(long[] annotated, long[] found, long fromNanos) {
    int a = from(annotated, fromNanos);
    int f = from(found, fromNanos);
    int total = annotated.length - a + found.length - f;
    int hits = 0;
    while (a < annotated.length && f < found.length) {
      long difference = found[f] - annotated[a];
      if (Math.abs(difference) <= TOLERANCE_NANOS) {
        hits++;
        a++;
        f++;
      } else if (difference < 0) {
        f++;
      } else {
        a++;
      }
    }
    return total == 0 ? 0 : 2.0 * hits / total;
  }

  private static int from(long[] times, long fromNanos) {
    int i = 0;
    while (i < times.length && times[i] < fromNanos) {
      i++;
    }
    return i;
  }
}
