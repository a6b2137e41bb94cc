package io.sideman.engine.score;

import java.util.ArrayList;
import java.util.List;

/// In which order measures are played: repeats with their endings. Jumps (D.C., D.S., coda) are
/// left out.
final class PlayOrder {
  private static final int MOST_MEASURES = 20_000;

  private final List<MeasureRead> measures;
  private final List<Integer> order = new ArrayList<>();
  private int start;
  private int pass = 1;

  private PlayOrder(List<MeasureRead> measures) {
    this.measures = measures;
  }

  /// Indexes into `measures`, those of the first part.
  static List<Integer> of(List<MeasureRead> measures, String file) {
    spreadEndings(measures);
    return new PlayOrder(measures).walk(file);
  }

  /// An ending is told where it starts and stops; the measures between belong to it too.
  private static void spreadEndings(List<MeasureRead> measures) {
    boolean inside = false;
    for (int i = 0; i < measures.size(); i++) {
      MeasureRead measure = measures.get(i);
      if (measure.endings.isEmpty() && inside) {
        measure.endings.addAll(measures.get(i - 1).endings);
      }
      inside = !measure.endings.isEmpty() && !measure.endingStops;
    }
  }

  private List<Integer> walk(String file) {
    int at = 0;
    while (at < measures.size()) {
      MeasureRead measure = measures.get(at);
      if (measure.repeatStarts && at != start) {
        start = at;
        pass = 1;
      }
      boolean played = measure.endings.isEmpty() || measure.endings.contains(pass);
      if (played) {
        order.add(at);
        if (order.size() > MOST_MEASURES) {
          throw new ScoreException(
              file, "with its repeats a score may have " + MOST_MEASURES + " measures at most.");
        }
      }
      at = played && measure.repeatPasses > 0 ? afterRepeat(at) : at + 1;
    }
    return order;
  }

  private int afterRepeat(int at) {
    if (pass < passes(at)) {
      pass++;
      return start;
    }
    start = at + 1;
    pass = 1;
    return at + 1;
  }

  private int passes(int at) {
    MeasureRead measure = measures.get(at);
    int passes = Math.max(2, measure.repeatPasses);
    if (!measure.endings.isEmpty()) {
      passes = Math.max(passes, measure.endings.last());
      if (at + 1 < measures.size() && !measures.get(at + 1).endings.isEmpty()) {
        passes = Math.max(passes, measures.get(at + 1).endings.last());
      }
    }
    return passes;
  }
}
