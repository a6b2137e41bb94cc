package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.Drum;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// How drums groove, gathered from takes in 4/4.
final class GrooveFigures {
  private static final int BAR_STEPS = 16;
  private static final double FIRST_OFF = 0.42; // of a beat: where its second half may begin
  private static final double LAST_OFF = 0.75;

  private final List<Double> velocities = new ArrayList<>();
  private final List<Double> offsetsMs = new ArrayList<>();
  private final List<Double> swings = new ArrayList<>();
  private int takes;
  private long likeNext; // 16ths on which a bar and the next agree whether anything is struck
  private long comparedSteps;
  private long bars;
  private long distinctBars; // within a take

  /// Adds a take.
  ///
  /// @param notes in band ticks
  void add(List<Note> notes, double bpm) {
    if (notes.isEmpty()) {
      return;
    }
    takes++;
    double msPerTick = 60_000 / (bpm * Ticks.PER_QUARTER);
    var byBar = new TreeMap<Long, Set<Integer>>();
    var byBeat = new TreeMap<Long, List<Double>>();
    for (Note note : notes.stream().sorted().toList()) {
      long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
      velocities.add((double) note.velocity());
      offsetsMs.add((note.startTick() - step * Ticks.PER_STEP) * msPerTick);
      int inBar = (int) Math.floorMod(step, (long) BAR_STEPS);
      byBar
          .computeIfAbsent(Math.floorDiv(step, (long) BAR_STEPS), _ -> new HashSet<>())
          .add(Drum.indexOf(note.key()) * BAR_STEPS + inBar);
      long beat = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_QUARTER);
      double place = (double) note.startTick() / Ticks.PER_QUARTER - beat;
      byBeat.computeIfAbsent(beat, _ -> new ArrayList<>()).add(place);
    }
    byBeat.values().forEach(this::swing);
    groove(byBar);
  }

  /// A beat of two halves says how long the first is: all its strikes lie on the beat or where an
  /// eighth may fall, straight or swung.
  private void swing(List<Double> places) {
    double sum = 0;
    int count = 0;
    for (double place : places) {
      if (place >= FIRST_OFF && place <= LAST_OFF) {
        sum += place;
        count++;
      } else if (place > 0.15) {
        return;
      }
    }
    if (count > 0) {
      double first = sum / count;
      swings.add(first / (1 - first));
    }
  }

  private void groove(Map<Long, Set<Integer>> byBar) {
    bars += byBar.size();
    distinctBars += new HashSet<>(byBar.values()).size();
    byBar.forEach((bar, strikes) -> {
      Set<Integer> next = byBar.get(bar + 1);
      if (next != null) {
        boolean[] here = struck(strikes);
        boolean[] there = struck(next);
        for (int step = 0; step < BAR_STEPS; step++) {
          likeNext += here[step] == there[step] ? 1 : 0;
        }
        comparedSteps += BAR_STEPS;
      }
    });
  }

  private static boolean[] struck(Set<Integer> strikes) {
    boolean[] steps = new boolean[BAR_STEPS];
    strikes.forEach(strike -> steps[Math.floorMod(strike, BAR_STEPS)] = true);
    return steps;
  }

  int takes() {
    return takes;
  }

  /// Share of 16ths on which a bar and the next agree (Wu and Yang, "The Jazz Transformer", 2020).
  double consistency() {
    return (double) likeNext / comparedSteps;
  }

  /// Bars of a take that none before it is like, drum by drum.
  double distinctBars() {
    return (double) distinctBars / bars;
  }

  /// Median of first half to second half of a beat: 1 is straight, 2 are triplets.
  double swing() {
    return quantile(sorted(swings), 0.5);
  }

  double velocityDistance(GrooveFigures other) {
    return distance(velocities, other.velocities);
  }

  /// In ms.
  double timingDistance(GrooveFigures other) {
    return distance(offsetsMs, other.offsetsMs);
  }

  double meanOffsetMs() {
    return offsetsMs.stream().mapToDouble(ms -> ms).average().orElse(Double.NaN);
  }

  /// What must be moved how far to make one distribution the other (first Wasserstein distance).
  private static double distance(List<Double> a, List<Double> b) {
    double[] one = sorted(a);
    double[] two = sorted(b);
    if (one.length == 0 || two.length == 0) {
      return Double.NaN;
    }
    int points = 1000;
    double sum = 0;
    for (int i = 0; i < points; i++) {
      double share = (i + 0.5) / points;
      sum += Math.abs(quantile(one, share) - quantile(two, share));
    }
    return sum / points;
  }

  private static double quantile(double[] sorted, double share) {
    return sorted.length == 0
        ? Double.NaN
        : sorted[Math.min(sorted.length - 1, (int) (share * sorted.length))];
  }

  private static double[] sorted(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(value -> value).toArray();
    Arrays.sort(sorted);
    return sorted;
  }
}
