package io.sideman.library.index;

import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.ConstantScoreQuery;
import org.apache.lucene.search.DisjunctionMaxQuery;
import org.apache.lucene.search.Query;

/// One word of a wish with all that meets it, each with how well it does, 0 to 1.
final class Want {
  private static final double PART = 3;

  private final List<Query> ways = new ArrayList<>();
  private double weight = 1;

  /// This word names a part of the band or an instrument: who asks for drums wants drums first.
  Want part() {
    weight = PART;
    return this;
  }

  /// What the word counts among those of a wish.
  double weight() {
    return weight;
  }

  Want add(Query query, double weight) {
    ways.add(new BoostQuery(new ConstantScoreQuery(query), (float) weight));
    return this;
  }

  /// Scores what meets it by the best way in which it does, times its weight.
  Query query() {
    return new BoostQuery(new DisjunctionMaxQuery(ways, 0), (float) weight);
  }
}
