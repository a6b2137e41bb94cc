package io.sideman.library.index;

import java.io.IOException;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.AcceptDocs;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.KnnFloatVectorQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.search.knn.KnnCollectorManager;
import org.jspecify.annotations.Nullable;

/// The nearest vectors, by a walk through the graph, or by comparing all where a filter leaves few:
/// a walk that may only stop at one node in ten passes by more nodes than a filter lets through.
final class Near extends KnnFloatVectorQuery {
  /// Up to so many of a segment that pass are compared one by one; by measurement, docs/speed.md.
  private static final int FEW = 100_000;

  /// @param passing null: all
  Near(String field, float[] vector, int k, @Nullable Query passing) {
    super(field, vector, k, passing);
  }

  @Override
  protected TopDocs approximateSearch(
      LeafReaderContext leaf, AcceptDocs passing, int visits, KnnCollectorManager collectors)
      throws IOException {
    if (filter != null && passing.cost() <= FEW) {
      DocIdSetIterator each = passing.iterator();
      return exactSearch(leaf, each, null);
    }
    return super.approximateSearch(leaf, passing, visits, collectors);
  }
}
