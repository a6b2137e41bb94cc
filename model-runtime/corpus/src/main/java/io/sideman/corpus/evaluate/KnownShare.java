package io.sideman.corpus.evaluate;

import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.players.originality.Finding;
import io.sideman.players.originality.Match;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;

/// Originality of many lines of one kind.
final class KnownShare {
  private final List<Double> shares = new ArrayList<>();
  private long words;
  private long found;
  private int longest;
  private int copies;

  void add(Finding finding) {
    if (finding.words() == 0) {
      return;
    }
    shares.add(finding.share());
    words += finding.words();
    found += finding.found();
    longest = Math.max(longest, finding.longest().map(Match::moves).orElse(0));
    copies += finding.copies() ? 1 : 0;
  }

  /// @param bars true when the bars are meant for it
  List<Row> rows(String who, boolean bars) {
    if (shares.isEmpty()) {
      return List.of();
    }
    var sorted = new ArrayList<>(shares);
    Collections.sort(sorted);
    double high = sorted.isEmpty() ? 0 : sorted.get((int) (0.95 * (sorted.size() - 1)));
    double mean = sorted.stream().mapToDouble(share -> share).average().orElse(0);
    String spread =
        String.format(Locale.ROOT, "%d lines, mean %.4f, 95th %.4f", sorted.size(), mean, high);
    double share = words == 0 ? 0 : (double) found / words;
    return List.of(
        new Row(who + ": known 8-grams", share, spread, bars ? "bar <= .021" : ""),
        new Row(who + ": longest match, moves", longest, "", bars ? "bar <= 11" : ""),
        new Row(who + ": lines with a copied 12-gram", copies, "", bars ? "bar <= 0" : ""));
  }
}
