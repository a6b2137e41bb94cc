package io.sideman.library.index;

import java.util.List;
import java.util.Optional;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.Query;

/// What words ask for.
///
/// @param must explicit numbers and keys: what does not have them is not found
/// @param wants the other words: the more of them are met, the better
record Wish(Filter must, List<Want> wants) {
  /// Highest score that [#query] can give.
  double weight() {
    return Math.max(1, wants.size());
  }

  /// Empty when nothing was asked for.
  Optional<Query> query(Query passing) {
    boolean anything = Queries.asksForNothing(must);
    if (wants.isEmpty()) {
      return anything ? Optional.empty() : Optional.of(new ConstantScoreQuery(both(passing)));
    }
    var all = new BooleanQuery.Builder().add(both(passing), Occur.FILTER);
    wants.forEach(want -> all.add(want.query(), Occur.SHOULD));
    return Optional.of(all.setMinimumNumberShouldMatch(1).build());
  }

  private Query both(Query passing) {
    return new BooleanQuery.Builder()
        .add(passing, Occur.FILTER)
        .add(Queries.of(must), Occur.FILTER)
        .build();
  }
}
