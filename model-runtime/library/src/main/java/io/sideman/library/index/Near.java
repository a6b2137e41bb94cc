package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The nearest vectors, by a walk through the graph; where a filter is given, by their sketches and
/// then an exact look at the likeliest. A walk that may stop at one node in ten only passes by many
/// nodes for nothing, and comparing all that pass waits for memory.
final class Near extends KnnFloatVectorQuery {
  // Beside what is asked for, of 20,000 that pass 100; by measurement, see docs/speed.md.
  private static final int LOOKED_AT_ONE_IN = 200;

  private final Aspect aspect;
  private final Columns columns;
  private final SketchQuery query;

  /// @param passing null: all
  Near(Aspect aspect, float[] vector, int k, @Nullable Query passing, Columns columns) {
    super(Schema.vectorField(aspect), vector, k, passing);
    this.aspect = aspect;
    this.columns = columns;
    query = new SketchQuery(vector);
  }

  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext leaf, AcceptDocs passing, int visits, KnnCollectorManager collectors)
      throws IOException {
    if (filter == null) {
      return super.approximateSearch(leaf, passing, visits, collectors);
    }
    int few = k + passing.cost() / LOOKED_AT_ONE_IN;
    if (passing.cost() <= few) {
      return exactSearch(leaf, passing.iterator(), null);
    }
    var bits = new FixedBitSet(leaf.reader().maxDoc());
    bits.or(passing.iterator());
    FixedBitSet likely = columns.sketch(leaf.reader(), aspect).likely(query, bits, few);
    DocIdSetIterator each = new BitSetIterator(likely, few);
    return exactSearch(leaf, each, null);
  }

  // Two queries are the same when they ask the same, wherever the columns are kept.
  @Override
  public boolean equals(Object other) {
    return super.equals(other);
  }

  @Override
  public int hashCode() {
    return super.hashCode();
  }
}
