package io.sideman.library.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.ConstantScoreScorerSupplier;
import org.apache.lucene.search.ConstantScoreWeight;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.QueryVisitor;
import org.apache.lucene.search.ScoreMode;
import org.apache.lucene.search.Scorer;
import org.apache.lucene.search.ScorerSupplier;
import org.apache.lucene.search.Weight;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;

/// What passes a filter in one snapshot, worked out once: a suggestion asks for the same in every
/// aspect, and a session goes on asking. Immutable once made.
final class Passing extends Query {
  /// @param count of the bits
  private record Leaf(FixedBitSet bits, int count) {}

  private final List<Leaf> leaves = new ArrayList<>();

  Passing(IndexSearcher searcher, Query filter) throws IOException {
    Weight weight =
        searcher.createWeight(searcher.rewrite(filter), ScoreMode.COMPLETE_NO_SCORES, 1);
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      var bits = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        bits.or(scorer.iterator());
      }
      leaves.add(new Leaf(bits, bits.cardinality()));
    }
  }

  @Override
  public Weight createWeight(IndexSearcher searcher, ScoreMode mode, float boost) {
    return new ConstantScoreWeight(this, boost) {
      @Override
      public ScorerSupplier scorerSupplier(LeafReaderContext context) {
        Leaf leaf = leaves.get(context.ord);
        return ConstantScoreScorerSupplier.fromIterator(
            new BitSetIterator(leaf.bits(), leaf.count()), score(), mode, leaf.bits().length());
      }

      @Override
      public boolean isCacheable(LeafReaderContext context) {
        return false; // it is a cache itself
      }
    };
  }

  @Override
  public void visit(QueryVisitor visitor) {
    visitor.visitLeaf(this);
  }

  @Override
  public String toString(String field) {
    return "passing";
  }

  @Override
  public boolean equals(Object other) {
    return this == other;
  }

  @Override
  public int hashCode() {
    return System.identityHashCode(this);
  }
}
