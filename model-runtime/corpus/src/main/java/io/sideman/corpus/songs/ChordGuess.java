package io.sideman.corpus.songs;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;

/// Chords and key of unlabelled songs from their notes: chord templates per half bar, the bass line
/// counting double, and the key whose profile fits best. Good enough as a condition of training.
final class ChordGuess {
  private static final Quality[] QUALITIES = {
    Quality.MAJ, Quality.MIN, Quality.DOM7, Quality.MIN7, Quality.MAJ7, Quality.DIM, Quality.POWER
  };
  private static final double[] PRIOR = {0, 0, -0.10, -0.10, -0.12, -0.12, 0.02};
  private static final double STAY = 0.06;
  private static final double[] MAJOR = {
    6.35, 2.23, 3.48, 2.33, 4.38, 4.09, 2.52, 5.19, 2.39, 3.66, 2.29, 2.88
  };
  private static final double[] MINOR = {
    6.33, 2.68, 3.52, 5.38, 2.60, 3.53, 2.54, 4.75, 3.98, 2.69, 3.34, 3.17
  };

  private ChordGuess() {}

  /// One chord per half bar (per bar in other metres than four).
  static Timeline<Chord> chords(List<Note> tonal, List<Note> bass, MeterMap meters, long endTick) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    Chord last = Chord.NONE;
    long start = 0;
    int first = 0;
    while (start < endTick) {
      int bar = meters.meterAt(start).barTicks();
      long end = start + (bar % 2 == 0 && bar >= 3840 ? bar / 2 : bar);
      double[] chroma = new double[12];
      while (first < tonal.size() && tonal.get(first).startTick() < start - 8 * 3840) {
        first++;
      }
      addOverlap(tonal.subList(first, tonal.size()), start, end, 1, chroma);
      int bassPc = addOverlap(bass, start, end, 1, chroma);
      last = best(chroma, bassPc, last);
      spans.add(new Timeline.Span<>(start, last));
      start = end;
    }
    return Timeline.of(Chord.NONE, spans);
  }

  /// Adds each note's overlap with the span; answers the pitch class heard longest, or -1.
  private static int addOverlap(
      List<Note> notes, long start, long end, double weight, double[] chroma) {
    double[] own = new double[12];
    for (Note note : notes) {
      if (note.startTick() >= end) {
        break;
      }
      long overlap = Math.min(end, note.endTick()) - Math.max(start, note.startTick());
      if (overlap > 0) {
        double onTheBeat = note.startTick() == start ? 1.5 : 1;
        own[PitchClass.of(note.key())] += overlap * onTheBeat / (double) (end - start);
      }
    }
    int longest = -1;
    for (int pc = 0; pc < 12; pc++) {
      chroma[pc] += weight * own[pc];
      longest = own[pc] > 0 && (longest < 0 || own[pc] > own[longest]) ? pc : longest;
    }
    return longest;
  }

  private static Chord best(double[] chroma, int bassPc, Chord last) {
    double total = 0;
    for (double value : chroma) {
      total += value;
    }
    if (total < 0.1) {
      return last;
    }
    Chord best = last;
    double bestScore = Double.NEGATIVE_INFINITY;
    for (int root = 0; root < 12; root++) {
      for (int q = 0; q < QUALITIES.length; q++) {
        double inside = 0;
        int tones = PitchClass.rotate(QUALITIES[q].mask(), root);
        double thinnest = 1;
        for (int pc = 0; pc < 12; pc++) {
          if (PitchClass.contains(tones, pc)) {
            inside += chroma[pc] / total;
            thinnest = Math.min(thinnest, chroma[pc] / total);
          }
        }
        double score = inside + PRIOR[q] + (thinnest > 0.02 ? 0.08 : 0);
        score += root == bassPc ? 0.25 : 0;
        score += root == last.root() && QUALITIES[q] == last.quality() ? STAY : 0;
        if (score > bestScore) {
          bestScore = score;
          best = Chord.of(root, QUALITIES[q]);
        }
      }
    }
    return best;
  }

  /// The key of the whole song.
  static Key key(List<Note> tonal) {
    double[] chroma = new double[12];
    for (Note note : tonal) {
      chroma[PitchClass.of(note.key())] += Math.min(note.lengthTicks(), 1920);
    }
    Key best = new Key(0, false);
    double bestFit = Double.NEGATIVE_INFINITY;
    for (int tonic = 0; tonic < 12; tonic++) {
      for (boolean minor : new boolean[] {false, true}) {
        double fit = correlation(chroma, minor ? MINOR : MAJOR, tonic);
        if (fit > bestFit) {
          bestFit = fit;
          best = new Key(tonic, minor);
        }
      }
    }
    return best;
  }

  private static double correlation(double[] chroma, double[] profile, int tonic) {
    double meanA = java.util.Arrays.stream(chroma).average().orElse(0);
    double meanB = java.util.Arrays.stream(profile).average().orElse(0);
    double ab = 0;
    double aa = 1e-9;
    double bb = 1e-9;
    for (int pc = 0; pc < 12; pc++) {
      double a = chroma[pc] - meanA;
      double b = profile[Math.floorMod(pc - tonic, 12)] - meanB;
      ab += a * b;
      aa += a * a;
      bb += b * b;
    }
    return ab / Math.sqrt(aa * bb);
  }
}
