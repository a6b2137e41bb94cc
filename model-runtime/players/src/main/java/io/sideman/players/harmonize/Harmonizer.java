package io.sideman.players.harmonize;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Finds the likeliest chords under a melody by dynamic programming: how chords fit the notes times
/// what follows what times how phrases close. Further harmonisations are the best ones that differ:
/// after each one its chords lose some of their worth wherever they stand ("diverse M-best", Batra
/// et al. 2012). Deterministic.
public final class Harmonizer {
  private static final double FIT = 1.0;
  private static final double PRIOR = 0.8; // a chord's share of time is in the fit already
  private static final double FLOW = 0.5;
  private static final double CLOSE = 0.5;
  private static final double VARIETY = 1.2; // nats that a chord of an earlier version loses
  private static final double LEAST_DIFFERENCE = 0.15; // of the time

  private final HarmonyWeights weights;

  public Harmonizer(HarmonyWeights weights) {
    this.weights = weights;
  }

  /// The best harmonisations, best first, each different from those before it in 15 % of the time
  /// or more; fewer when there are no more.
  ///
  /// @param melody sorted; one note at a time
  public List<Harmonization> find(
      List<Note> melody, MeterMap meters, Rate rate, Key key, int count) {
    var slots = new Slots(melody, meters, rate);
    if (slots.count() == 0) {
      return List.of();
    }
    var table = new Table(slots, key);
    var found = new ArrayList<Harmonization>();
    var paths = new ArrayList<int[]>();
    for (int tries = 0; found.size() < count && tries < 4 * count; tries++) {
      int[] path = table.best();
      if (paths.stream().allMatch(other -> table.difference(path, other) >= LEAST_DIFFERENCE)) {
        paths.add(path);
        found.add(new Harmonization(table.timeline(path), table.key, table.score(path)));
      }
      table.tire(path);
    }
    found.sort(Comparator.comparingDouble(Harmonization::score).reversed());
    return found;
  }

  /// One melody in one key.
  private final class Table {
    private final Slots slots;
    private final Key key;
    private final int mode;
    private final double[][] fit; // (slots, states)
    private final double[][] tired; // (slots, states), nats

    Table(Slots slots, Key key) {
      this.slots = slots;
      this.key = key;
      mode = key.minor() ? 1 : 0;
      fit = new double[slots.count()][ChordStates.COUNT];
      tired = new double[slots.count()][ChordStates.COUNT];
      for (int slot = 0; slot < slots.count(); slot++) {
        fill(slot);
      }
    }

    private void fill(int slot) {
      double[] scores = fit[slot];
      if (!slots.isSilent(slot)) {
        weights.scores(slots.features(slot), key.tonic(), mode, scores);
        double log = logSum(scores);
        for (int state = 0; state < scores.length; state++) {
          double prior = weights.prior[mode * ChordStates.COUNT + state];
          scores[state] = FIT * (scores[state] - log) - PRIOR * prior;
        }
      }
      if (slots.endsPhrase(slot)) {
        for (int state = 0; state < scores.length; state++) {
          scores[state] += CLOSE * weights.close[mode * ChordStates.COUNT + state];
        }
      }
    }

    private double flow(int before, int state, int slot) {
      double change = weights.change[slots.border(slot)];
      return before == state
          ? FLOW * Math.log1p(-Math.exp(change))
          : FLOW
              * (change
                  + weights.next[(mode * ChordStates.COUNT + before) * ChordStates.COUNT + state]);
    }

    int[] best() {
      int count = slots.count();
      var from = new int[count][ChordStates.COUNT];
      double[] now = new double[ChordStates.COUNT];
      for (int state = 0; state < now.length; state++) {
        now[state] =
            fit[0][state]
                - tired[0][state]
                + FLOW * weights.prior[mode * ChordStates.COUNT + state];
      }
      for (int slot = 1; slot < count; slot++) {
        var then = new double[ChordStates.COUNT];
        for (int state = 0; state < then.length; state++) {
          int best = 0;
          double most = Double.NEGATIVE_INFINITY;
          for (int before = 0; before < now.length; before++) {
            double score = now[before] + flow(before, state, slot);
            if (score > most) {
              most = score;
              best = before;
            }
          }
          from[slot][state] = best;
          then[state] = most + fit[slot][state] - tired[slot][state];
        }
        now = then;
      }
      var path = new int[count];
      for (int state = 0; state < now.length; state++) {
        path[count - 1] = now[state] > now[path[count - 1]] ? state : path[count - 1];
      }
      for (int slot = count - 1; slot > 0; slot--) {
        path[slot - 1] = from[slot][path[slot]];
      }
      return path;
    }

    /// Without what earlier versions cost.
    double score(int[] path) {
      double score = fit[0][path[0]] + FLOW * weights.prior[mode * ChordStates.COUNT + path[0]];
      for (int slot = 1; slot < path.length; slot++) {
        score += fit[slot][path[slot]] + flow(path[slot - 1], path[slot], slot);
      }
      return score;
    }

    void tire(int[] path) {
      for (int slot = 0; slot < path.length; slot++) {
        tired[slot][path[slot]] += VARIETY;
      }
    }

    /// Share of the time in which two versions sound different chords.
    double difference(int[] a, int[] b) {
      double apart = 0;
      double all = 0;
      for (int slot = 0; slot < a.length; slot++) {
        apart += a[slot] == b[slot] ? 0 : slots.beats(slot);
        all += slots.beats(slot);
      }
      return apart / all;
    }

    Timeline<Chord> timeline(int[] path) {
      var spans = new ArrayList<Timeline.Span<Chord>>();
      for (int slot = 0; slot < path.length; slot++) {
        spans.add(new Timeline.Span<>(slots.start(slot), ChordStates.chord(path[slot], key)));
      }
      spans.add(new Timeline.Span<>(slots.endTick(), Chord.NONE));
      return Timeline.of(Chord.NONE, spans);
    }
  }

  static double logSum(double[] scores) {
    double most = Arrays.stream(scores).max().orElse(0);
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    return most + Math.log(sum);
  }
}
