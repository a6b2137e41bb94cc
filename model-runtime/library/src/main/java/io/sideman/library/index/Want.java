package io.sideman.library.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/// One word of a wish with all that meets it, each with how well it does, 0 to 1.
final class Want {
  private final List<Query> ways = new ArrayList<>();

  Want add(Query query, double weight) {
    ways.add(new BoostQuery(new ConstantScoreQuery(query), (float) weight));
    return this;
  }

  /// Scores what meets it by the best way in which it does.
  Query query() {
    return new DisjunctionMaxQuery(ways, 0);
  }
}
