package io.sideman.library.suggest;

import io.sideman.library.index.LibraryIndex;
import io.sideman.library.suggest.Pool.Candidate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Finds what of a library fits: a few hundred candidates from the index, an exact look at each,
/// and a list in which nothing comes twice. Holds nothing of a query: dials and likings count at
/// once.
public final class Suggester {
  private static final int LOOKED_AT = 8; // times the limit, for variety
  private static final int LOOKED_AT_LEAST = 60;

  private final LibraryIndex index;
  private final FitModel model;
  private final Liking liking;

  public Suggester(LibraryIndex index, FitModel model, Liking liking) {
    this.index = index;
    this.model = model;
    this.liking = liking;
  }

  /// The best, first by score; with variety the later ones may be less good and different.
  public List<Suggestion> suggest(Query query) {
    var scoring = new Scoring(model, liking, query, index::rarity);
    var all = new ArrayList<Suggestion>();
    for (Candidate candidate : Pool.of(index, query)) {
      scoring
          .of(candidate.entry().item(), candidate.words())
          .ifPresent(score ->
              all.add(
                  new Suggestion(
                      candidate.entry(),
                      score.total(),
                      score.shares(),
                      score.placing().transposeSemitones(),
                      score.placing().stretch())));
    }
    all.sort(BEST_FIRST);
    int looked = Math.max(LOOKED_AT_LEAST, LOOKED_AT * query.limit());
    List<Suggestion> top = all.subList(0, Math.min(all.size(), looked));
    var chosen =
        new ArrayList<>(
            Variety.choose(
                top,
                suggestion -> suggestion.entry().item(),
                Suggestion::score,
                query.variety(),
                query.limit()));
    chosen.sort(BEST_FIRST);
    return chosen;
  }

  private static final Comparator<Suggestion> BEST_FIRST =
      Comparator.comparingDouble(Suggestion::score)
          .reversed()
          .thenComparing(suggestion -> suggestion.entry().path());
}
