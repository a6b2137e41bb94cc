package io.sideman.library.suggest;

import io.sideman.library.index.Filter;
import io.sideman.library.index.Words;
import io.sideman.library.item.DrumFill;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// What to look for. Loops complement the session and resemble the seeds; tracks resemble both.
/// Without a session both may be asked for together.
///
/// @param session the last bars of what plays; the ids of roles that sound are among its words
/// @param seeds files, phrases, taps and hummed lines
/// @param words what the user typed
/// @param filter what must hold; its kinds are replaced by `kinds`
/// @param kinds at least one, and one alone beside a session
/// @param limit longest list wanted
/// @param variety 0 (the best, however alike) to 1 (as different as can be)
/// @param dials factor of each reason, 0 and up; 1 where none is given
public record Query(
    Optional<Item> session,
    List<Item> seeds,
    Optional<String> words,
    Filter filter,
    Set<Kind> kinds,
    int limit,
    double variety,
    Map<Reason, Double> dials) {
  /// What is usual: some variety, no dial turned.
  public static final double USUAL_VARIETY = 0.3;

  public Query {
    seeds = List.copyOf(seeds);
    dials = Map.copyOf(dials);
    kinds = Set.copyOf(kinds);
    if (kinds.isEmpty() || session.isPresent() && kinds.size() > 1) {
      throw new IllegalArgumentException("one kind must be asked for, but were " + kinds);
    }
    if (limit < 1) {
      throw new IllegalArgumentException("limit must be at least 1, but was " + limit);
    }
    if (!(variety >= 0 && variety <= 1)) {
      throw new IllegalArgumentException("variety must be 0 to 1, but was " + variety);
    }
    dials.forEach((reason, factor) -> {
      if (!(factor >= 0) || factor.isInfinite()) {
        throw new IllegalArgumentException(
            "the dial of " + reason.id() + " must be 0 or more, but was " + factor);
      }
    });
  }

  /// True where what plays is to be complemented, not resembled.
  boolean complements() {
    return session.isPresent() && !kinds.contains(Kind.TRACK);
  }

  /// True where a drum fill is asked for, in words or by another one.
  boolean wantsFills() {
    var asked = words.map(text -> Set.copyOf(Words.of(text))).orElse(Set.of());
    return DrumFill.named(asked).orElse(false) || seeds.stream().anyMatch(Item::isFill);
  }

  /// Loops for a session.
  public static Query beside(Item session, int limit) {
    return new Query(
        Optional.of(session),
        List.of(),
        Optional.empty(),
        Filter.ANY,
        Set.of(Kind.LOOP),
        limit,
        USUAL_VARIETY,
        Map.of());
  }
}
