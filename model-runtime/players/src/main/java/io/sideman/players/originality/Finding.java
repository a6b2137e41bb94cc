package io.sideman.players.originality;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// How much of a line is known.
///
/// @param notes of the line
/// @param words of the line that tell anything: no breaks, no trivial repetitions
/// @param found those of them that stand in a known line
/// @param matches passages found, in order; of overlapping ones the longest
public record Finding(int notes, int words, int found, List<Match> matches) {
  /// The 95th percentile of people's melodies that the line was not made from (POP909).
  public static final double MOST_SHARE = 0.021;

  /// A passage of so many moves is copied.
  public static final int COPY_MOVES = 12;

  public Finding {
    matches = List.copyOf(matches);
  }

  /// Share of the words that is found; 0 for a line without words.
  public double share() {
    return words == 0 ? 0 : (double) found / words;
  }

  /// The longest passage found.
  public Optional<Match> longest() {
    return matches.stream().max(Comparator.comparingInt(Match::moves));
  }

  /// True when some passage is long enough to call it copied.
  public boolean copies() {
    return matches.stream().anyMatch(match -> match.moves() >= COPY_MOVES);
  }

  /// True when share and longest passage keep to the bars.
  public boolean isOriginal() {
    return share() <= MOST_SHARE && !copies();
  }
}
