package io.sideman.library.index;

import java.util.List;
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
    return Math.max(1, wants.stream().mapToDouble(Want::weight).sum());
  }

  boolean asksForNothing() {
    return wants.isEmpty() && Queries.asksForNothing(must);
  }

  /// @param passing what passes the filter that is asked for beside the words
  /// @param stated what meets [#must]
  Query query(Query passing, Query stated) {
    Query both =
        new BooleanQuery.Builder().add(passing, Occur.FILTER).add(stated, Occur.FILTER).build();
    if (wants.isEmpty()) {
      return new ConstantScoreQuery(both);
    }
    var all = new BooleanQuery.Builder().add(both, Occur.FILTER);
    wants.forEach(want -> all.add(want.query(), Occur.SHOULD));
    return all.setMinimumNumberShouldMatch(1).build();
  }
}
