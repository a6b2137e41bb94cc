package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Counts hits of two drum parts that agree in drum and 16th, over many takes.
final class HitScore {
  private static final int KINDS = 64;

  private long both;
  private long ours;
  private long theirs;

  void add(List<Note> own, List<Note> other) {
    count(hits(own, true), hits(other, true));
  }

  /// Whatever the drum.
  void addOnsets(List<Note> own, List<Note> other) {
    count(hits(own, false), hits(other, false));
  }

  private void count(Set<Long> own, Set<Long> other) {
    ours += own.size();
    theirs += other.size();
    own.forEach(place -> both += other.contains(place) ? 1 : 0);
  }

  double f1() {
    return ours + theirs == 0 ? 0 : 2.0 * both / (ours + theirs);
  }

  double precision() {
    return ours == 0 ? 0 : (double) both / ours;
  }

  double recall() {
    return theirs == 0 ? 0 : (double) both / theirs;
  }

  /// Our hits for each of theirs.
  double share() {
    return theirs == 0 ? 0 : (double) ours / theirs;
  }

  String sides() {
    return String.format(Locale.ROOT, "precision %.3f, recall %.3f", precision(), recall());
  }

  private static Set<Long> hits(List<Note> notes, boolean byDrum) {
    var hits = new HashSet<Long>();
    for (Note note : notes) {
      int drum = Drum.indexOf(note.key());
      if (drum >= 0) {
        hits.add(StepGrid.stepOf(note) * KINDS + (byDrum ? drum : 0));
      }
    }
    return hits;
  }
}
