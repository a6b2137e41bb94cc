package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.VectorUtil;

/// The truth about near neighbours: every vector of the index compared with every query.
final class Nearest {
  private record Place(int doc, float score) {}

  private Nearest() {}

  /// The item ids of the `k` nearest that pass the filter, for each query.
  static List<Set<String>> byCounting(
      Path folder, Aspect aspect, Filter filter, List<float[]> queries, int k) throws IOException {
    try (var directory = FSDirectory.open(folder);
        var reader = DirectoryReader.open(directory)) {
      List<PriorityQueue<Place>> best = new ArrayList<>();
      queries.forEach(_ -> best.add(new PriorityQueue<>(Comparator.comparingDouble(Place::score))));
      var snapshot = new Snapshot(reader, new Columns());
      Passing passing = snapshot.passing(filter);
      for (LeafReaderContext leaf : reader.leaves()) {
        compare(leaf, aspect, passing.in(leaf), queries, k, best);
      }
      List<Set<String>> ids = new ArrayList<>();
      for (PriorityQueue<Place> each : best) {
        var set = new HashSet<String>();
        ScoreDoc[] docs =
            each.stream().map(place -> new ScoreDoc(place.doc(), 0)).toArray(ScoreDoc[]::new);
        snapshot.entries(docs).forEach(entry -> set.add(entry.item().id()));
        ids.add(set);
      }
      return ids;
    }
  }

  private static void compare(
      LeafReaderContext leaf,
      Aspect aspect,
      Bits passing,
      List<float[]> queries,
      int k,
      List<PriorityQueue<Place>> best)
      throws IOException {
    FloatVectorValues values = leaf.reader().getFloatVectorValues(Schema.vectorField(aspect));
    var iterator = values.iterator();
    while (iterator.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
      if (!passing.get(iterator.docID())) {
        continue;
      }
      float[] vector = values.vectorValue(iterator.index());
      for (int i = 0; i < queries.size(); i++) {
        float score = VectorUtil.dotProduct(vector, queries.get(i));
        PriorityQueue<Place> heap = best.get(i);
        if (heap.size() < k || heap.element().score() < score) {
          heap.add(new Place(leaf.docBase + iterator.docID(), score));
          if (heap.size() > k) {
            heap.remove();
          }
        }
      }
    }
  }
}
