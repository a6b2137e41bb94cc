package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Figures of chords under melodies, pooled over songs where they are shares and averaged over
/// songs where they are not. CTnCTR, PCS, MCTD, CHE, CC and CTD as defined by Yeh et al. (2021), on
/// triads.
final class HarmonizeFigures {
  private long frames;
  private long inChord;
  private long labelled;
  private long agreed;
  private final Map<Long, Integer> lengths = new HashMap<>(); // in 16ths
  private long notes;
  private long tones;
  private long stepping;
  private double consonance;
  private double centroidDistance;
  private double heard; // 16ths
  private double entropies;
  private double kinds;
  private double chordDistances;
  private int songs;

  /// @param people the chords that people wrote; also says what counts
  void add(List<Note> melody, Timeline<Chord> chords, Timeline<Chord> people) {
    songs++;
    for (Note note : melody) {
      for (long tick = note.startTick(); tick < note.endTick(); tick += Ticks.PER_STEP) {
        frame(note, chords.at(tick), people.at(tick));
      }
    }
    for (int i = 0; i < melody.size(); i++) {
      step(melody, i, chords);
    }
    if (!melody.isEmpty()) {
      progression(chords, melody.getFirst().startTick(), melody.getLast().endTick());
    }
  }

  private void frame(Note note, Chord chord, Chord human) {
    if (human.isNone()) {
      return;
    }
    frames++;
    inChord += chord.contains(note.key()) ? 1 : 0;
    labelled++;
    agreed += chord.sameTriad(human) ? 1 : 0;
    int mask = triad(chord);
    if (mask == 0) {
      return;
    }
    for (int pc = 0; pc < 12; pc++) {
      if (PitchClass.contains(mask, pc)) {
        consonance += consonance(Math.floorMod(note.key() - pc, 12)) / Integer.bitCount(mask);
      }
    }
    centroidDistance += distance(centroid(1 << note.key() % 12), centroid(mask));
    heard++;
  }

  private static int triad(Chord chord) {
    return chord.isNone() ? 0 : PitchClass.rotate(chord.quality().triad().mask(), chord.root());
  }

  private static double consonance(int interval) {
    return switch (interval) {
      case 0, 3, 4, 7, 8, 9 -> 1;
      case 5 -> 0;
      default -> -1;
    };
  }

  private void step(List<Note> melody, int index, Timeline<Chord> chords) {
    Note note = melody.get(index);
    int mask = triad(chords.at(note.startTick()));
    if (mask == 0) {
      return;
    }
    notes++;
    if (PitchClass.contains(mask, note.key())) {
      tones++;
    } else if (index + 1 < melody.size()) {
      int next = melody.get(index + 1).key();
      boolean resolves = Math.abs(next - note.key()) <= 2 && PitchClass.contains(mask, next);
      stepping += resolves ? 1 : 0;
    }
  }

  private void progression(Timeline<Chord> chords, long from, long to) {
    var counts = new HashMap<Integer, Integer>();
    var row = new ArrayList<Integer>();
    Set<Integer> different = new HashSet<>();
    for (long tick = from; tick < to; ) {
      long next = Math.min(to, chords.nextChange(tick));
      int mask = triad(chords.at(tick));
      if (mask != 0) {
        lengths.merge((next - tick) / Ticks.PER_STEP, 1, Integer::sum);
        counts.merge(mask, 1, Integer::sum);
        different.add(mask);
        row.add(mask);
      }
      tick = next;
    }
    entropies += entropy(counts.values());
    kinds += different.size();
    double sum = 0;
    for (int i = 1; i < row.size(); i++) {
      sum += distance(centroid(row.get(i - 1)), centroid(row.get(i)));
    }
    chordDistances += row.size() > 1 ? sum / (row.size() - 1) : 0;
  }

  private static double entropy(Iterable<Integer> counts) {
    double sum = 0;
    for (int count : counts) {
      sum += count;
    }
    double entropy = 0;
    for (int count : counts) {
      entropy -= count / sum * Math.log(count / sum);
    }
    return entropy;
  }

  /// Tonal centroid (Harte, Sandler and Gasser 2006): circles of fifths, minor and major thirds.
  static double[] centroid(int mask) {
    var centroid = new double[6];
    double[] turns = {7 * Math.PI / 6, 3 * Math.PI / 2, 2 * Math.PI / 3};
    double[] radii = {1, 1, 0.5};
    for (int pc = 0; pc < 12; pc++) {
      if (PitchClass.contains(mask, pc)) {
        for (int circle = 0; circle < 3; circle++) {
          centroid[2 * circle] += radii[circle] * Math.sin(pc * turns[circle]);
          centroid[2 * circle + 1] += radii[circle] * Math.cos(pc * turns[circle]);
        }
      }
    }
    int tones = Math.max(1, Integer.bitCount(mask));
    for (int i = 0; i < centroid.length; i++) {
      centroid[i] /= tones;
    }
    return centroid;
  }

  private static double distance(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (a[i] - b[i]) * (a[i] - b[i]);
    }
    return Math.sqrt(sum);
  }

  List<EvaluationReport.Row> rows(String who, boolean bars) {
    return List.of(
        row(who, "note in chord", (double) inChord / frames, bars ? "bar >= .50" : ""),
        row(
            who,
            "root and major/minor as people wrote",
            (double) agreed / labelled,
            bars ? "bar >= .23" : ""),
        row(
            who,
            "chord-length entropy, nats",
            entropy(lengths.values()),
            bars ? "bar 1.6 to 2.2, people 1.95 (published protocol)" : ""),
        row(who, "CTnCTR", (double) (tones + stepping) / Math.max(1, notes), ""),
        row(who, "PCS", consonance / Math.max(1, heard), ""),
        row(who, "MCTD", centroidDistance / Math.max(1, heard), ""),
        row(who, "CHE, nats", entropies / songs, ""),
        row(who, "CC", kinds / songs, ""),
        row(who, "CTD", chordDistances / songs, ""));
  }

  private static EvaluationReport.Row row(String who, String what, double value, String beside) {
    return new EvaluationReport.Row(who + ": " + what, value, "", beside);
  }
}
