package io.sideman.library.index;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.util.FixedBitSet;

/// What passes the filters that were lately asked for, and what meets each query in them: when the
/// session turns to another tempo, only the tempo is worked out again. Any thread.
final class Filters {
  private static final int KEPT = 64; // 125 KB each for a million items

  private final IndexSearcher searcher;
  private final Columns columns;
  private final Map<Object, Passing> known = new Lately<>(KEPT);

  Filters(IndexSearcher searcher, Columns columns) {
    this.searcher = searcher;
    this.columns = columns;
  }

  synchronized Passing passing(Filter filter) throws IOException {
    Passing all = known.get(filter);
    if (all == null) {
      all = of(Queries.ENTRIES);
      for (Demand demand : Queries.demands(filter)) {
        all =
            switch (demand) {
              case Demand.AnyOf(var queries) -> all.and(any(queries));
              case Demand.None(var query) -> all.butNot(of(query));
              case Demand.Within within -> all.and(of(within));
            };
      }
      known.put(filter, all);
    }
    return all;
  }

  private Passing any(List<Query> queries) throws IOException {
    Passing any = of(queries.getFirst());
    for (Query query : queries.subList(1, queries.size())) {
      any = any.or(of(query));
    }
    return any;
  }

  private Passing of(Query query) throws IOException {
    Passing passing = known.get(query);
    if (passing == null) {
      passing = Passing.of(searcher, query);
      known.put(query, passing);
    }
    return passing;
  }

  private Passing of(Demand.Within within) throws IOException {
    Passing passing = known.get(within);
    if (passing == null) {
      var bits = new ArrayList<FixedBitSet>();
      for (LeafReaderContext leaf : searcher.getIndexReader().leaves()) {
        bits.add(columns.numbers(leaf.reader(), within.measure()).within(within.ranges()));
      }
      passing = Passing.of(bits);
      known.put(within, passing);
    }
    return passing;
  }
}
