package io.sideman.engine.harmony;

import java.util.ArrayList;
import java.util.List;

/// Values that each rule from their start tick to the next entry's: chords, keys, sections.
/// Immutable.
public final class Timeline<T> {
  /// A value from `startTick` on.
  public record Span<T>(long startTick, T value) {}

  private final List<Span<T>> spans;
  private final T before;

  private Timeline(T before, List<Span<T>> spans) {
    this.before = before;
    this.spans = List.copyOf(spans);
  }

  /// A timeline from its spans.
  ///
  /// @param before the value ahead of the first span
  /// @param spans sorted by start; equal neighbours are merged
  public static <T> Timeline<T> of(T before, List<Span<T>> spans) {
    var kept = new ArrayList<Span<T>>();
    for (Span<T> span : spans) {
      if (!kept.isEmpty() && kept.getLast().startTick() >= span.startTick()) {
        if (kept.getLast().startTick() > span.startTick()) {
          throw new IllegalArgumentException("spans must be sorted, but " + span + " came late");
        }
        kept.removeLast();
      }
      T previous = kept.isEmpty() ? before : kept.getLast().value();
      if (!previous.equals(span.value())) {
        kept.add(span);
      }
    }
    return new Timeline<>(before, kept);
  }

  public List<Span<T>> spans() {
    return spans;
  }

  public T at(long tick) {
    int i = indexAt(tick);
    return i < 0 ? before : spans.get(i).value();
  }

  /// Where the value that rules at `tick` gives way, or `Long.MAX_VALUE` when it never does.
  public long nextChange(long tick) {
    int i = indexAt(tick) + 1;
    return i < spans.size() ? spans.get(i).startTick() : Long.MAX_VALUE;
  }

  private int indexAt(long tick) {
    int low = -1;
    int high = spans.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >> 1;
      if (spans.get(middle).startTick() <= tick) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return low;
  }
}
