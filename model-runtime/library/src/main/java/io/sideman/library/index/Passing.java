package io.sideman.library.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
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

/// What passes a filter in one snapshot, as bits: a suggestion asks for the same in every aspect,
/// and a session goes on asking. Immutable once made.
final class Passing extends Query {
  /// @param count of the bits
  private record Leaf(FixedBitSet bits, int count) {}

  private final List<Leaf> leaves;

  private Passing(List<FixedBitSet> leaves) {
    this.leaves = leaves.stream().map(bits -> new Leaf(bits, bits.cardinality())).toList();
  }

  /// What meets one query.
  static Passing of(IndexSearcher searcher, Query query) throws IOException {
    Weight weight = searcher.createWeight(searcher.rewrite(query), ScoreMode.COMPLETE_NO_SCORES, 1);
    var leaves = new ArrayList<FixedBitSet>();
    for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
      var bits = new FixedBitSet(Math.max(1, leaf.reader().maxDoc()));
      Scorer scorer = weight.scorer(leaf);
      if (scorer != null) {
        bits.or(scorer.iterator());
      }
      leaves.add(bits);
    }
    return new Passing(leaves);
  }

  /// @param leaves what passes in each segment
  static Passing of(List<FixedBitSet> leaves) {
    return new Passing(leaves);
  }

  /// What passes in one segment.
  FixedBitSet in(LeafReaderContext leaf) {
    return leaves.get(leaf.ord).bits();
  }

  /// What passes both.
  Passing and(Passing other) {
    return with(other, FixedBitSet::and);
  }

  /// What passes one of both.
  Passing or(Passing other) {
    return with(other, FixedBitSet::or);
  }

  /// What passes this and not the other.
  Passing butNot(Passing other) {
    return with(other, FixedBitSet::andNot);
  }

  private Passing with(Passing other, BiConsumer<FixedBitSet, FixedBitSet> join) {
    return new Passing(
        IntStream.range(0, leaves.size())
            .mapToObj(leaf -> {
              FixedBitSet bits = leaves.get(leaf).bits().clone();
              join.accept(bits, other.leaves.get(leaf).bits());
              return bits;
            })
            .toList());
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
