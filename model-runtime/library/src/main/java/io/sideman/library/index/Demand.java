package io.sideman.library.index;

import java.util.List;
import org.apache.lucene.search.Query;

/// Something that an entry must meet to be found, or must not. Demands come again and again in
/// other filters (another tempo, the same kind), so each query is worked out by itself.
///
/// @param met false: none of the queries may be met
/// @param anyOf one of these is enough
record Demand(boolean met, List<Query> anyOf) {
  Demand {
    anyOf = List.copyOf(anyOf);
  }

  static Demand of(Query query) {
    return new Demand(true, List.of(query));
  }

  static Demand none(Query query) {
    return new Demand(false, List.of(query));
  }
}
