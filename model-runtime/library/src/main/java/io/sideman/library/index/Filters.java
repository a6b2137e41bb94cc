package io.sideman.library.index;

import java.io.IOException;
import java.util.Map;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;

/// What passes the filters that were lately asked for, and what meets each query in them: when the
/// session turns to another tempo, only the tempo is worked out again. Any thread.
final class Filters {
  private static final int KEPT = 64; // 125 KB each for a million items

  private final IndexSearcher searcher;
  private final Map<Object, Passing> known = new Lately<>(KEPT);

  Filters(IndexSearcher searcher) {
    this.searcher = searcher;
  }

  synchronized Passing passing(Filter filter) throws IOException {
    Passing all = known.get(filter);
    if (all == null) {
      all = of(Queries.ENTRIES);
      for (Demand demand : Queries.demands(filter)) {
        Passing any = any(demand);
        all = demand.met() ? all.and(any) : all.butNot(any);
      }
      known.put(filter, all);
    }
    return all;
  }

  private Passing any(Demand demand) throws IOException {
    Passing any = of(demand.anyOf().getFirst());
    for (Query query : demand.anyOf().subList(1, demand.anyOf().size())) {
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
}
