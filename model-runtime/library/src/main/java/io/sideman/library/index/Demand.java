package io.sideman.library.index;

import java.util.List;
import org.apache.lucene.search.Query;

/// Something that an entry must meet to be found. Demands come again and again in other filters
/// (another tempo, the same kind), so each is worked out by itself.
sealed interface Demand {
  /// One of these queries must be met.
  record AnyOf(List<Query> queries) implements Demand {
    public AnyOf {
      queries = List.copyOf(queries);
    }
  }

  /// The query must not be met.
  record None(Query query) implements Demand {}

  /// The number must lie in one of these ranges.
  record Within(Measure measure, List<Range> ranges) implements Demand {
    public Within {
      ranges = List.copyOf(ranges);
    }
  }

  static Demand of(Query query) {
    return new AnyOf(List.of(query));
  }
}
