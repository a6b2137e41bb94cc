package io.sideman.players.originality;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// Looks lines up: how many of their words are known, and which passages stand in one known line
/// from end to end. Trivial words neither count nor interrupt a passage. Any one thread.
public final class OriginalityCheck {
  private final List<OriginalityIndex> indexes;

  /// @param indexes the training data, the user's library
  public OriginalityCheck(OriginalityIndex... indexes) {
    this.indexes = List.of(indexes);
  }

  /// A passage that may still grow.
  private record Run(Source source, int first, int last) {
    int moves() {
      return last - first + Gram.LENGTH;
    }
  }

  /// Checks the top line of a part.
  ///
  /// @param notes in band ticks
  public Finding check(List<Note> notes) {
    return check(Line.top(notes));
  }

  /// Reads a part both as its top line and as a tune above an accompaniment, and answers the
  /// reading in which more is known.
  ///
  /// @param notes in band ticks
  public Finding search(List<Note> notes) {
    Finding top = check(Line.top(notes));
    Finding above = check(Line.above(notes));
    boolean more = above.copies() == top.copies() ? above.share() > top.share() : above.copies();
    return more ? above : top;
  }

  /// Checks a line.
  public Finding check(Line line) {
    int words = 0;
    int found = 0;
    var done = new ArrayList<Run>();
    Map<Source, Run> growing = new HashMap<>();
    for (int i = 0; i < line.grams(); i++) {
      long word = line.gram(i);
      if (word >= 0 && line.isTrivial(i)) {
        continue;
      }
      Map<Source, Run> next = new HashMap<>();
      if (word >= 0) {
        words++;
        extend(word, i, growing, next);
        found += next.isEmpty() ? 0 : 1;
      }
      growing.forEach((source, run) -> {
        if (!next.containsKey(source)) {
          done.add(run);
        }
      });
      growing = next;
    }
    done.addAll(growing.values());
    return new Finding(line.size(), words, found, matches(line, done));
  }

  private void extend(long word, int place, Map<Source, Run> before, Map<Source, Run> next) {
    for (OriginalityIndex index : indexes) {
      int at = index.find(word);
      while (at >= 0 && index.isOf(at, word)) {
        Source source = index.sources().get(index.line(at++));
        Run run = before.get(source);
        next.put(source, new Run(source, run == null ? place : run.first(), place));
      }
    }
  }

  /// The longest first; what overlaps a longer one is left out, what covers the same ground is
  /// named with it.
  private static List<Match> matches(Line line, List<Run> runs) {
    var byLength = new ArrayList<>(runs);
    byLength.sort((a, b) -> {
      int order = Integer.compare(b.moves(), a.moves());
      order = order != 0 ? order : Integer.compare(a.first(), b.first());
      return order != 0 ? order : a.source().toString().compareTo(b.source().toString());
    });
    boolean[] taken = new boolean[line.size()];
    var matches = new ArrayList<Match>();
    for (Run run : byLength) {
      int end = run.first() + run.moves();
      if (isFree(taken, run.first(), end)) {
        Arrays.fill(taken, run.first(), end, true); // the last note may begin another passage
        matches.add(match(line, run, byLength));
      }
    }
    matches.sort((a, b) -> Long.compare(a.startStep(), b.startStep()));
    return matches;
  }

  private static boolean isFree(boolean[] taken, int from, int to) {
    for (int i = from; i < to; i++) {
      if (taken[i]) {
        return false;
      }
    }
    return true;
  }

  private static Match match(Line line, Run run, List<Run> all) {
    var names = new TreeSet<Source>((a, b) -> a.toString().compareTo(b.toString()));
    for (Run other : all) {
      if (other.first() == run.first() && other.last() == run.last()) {
        names.add(other.source());
      }
    }
    int end = run.first() + run.moves();
    return new Match(
        line.step(run.first()),
        line.step(end),
        run.moves(),
        names.stream().limit(Match.MOST_SOURCES).toList());
  }
}
