package io.sideman.library.index;

import io.sideman.engine.harmony.Key;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.PhraseQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.TermInSetQuery;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.util.BytesRef;

/// Filters as Lucene's queries.
final class Queries {
  static final Query ENTRIES = new TermQuery(new Term(Schema.WHAT, Schema.ENTRY));
  static final Query FAILURES = new TermQuery(new Term(Schema.WHAT, Schema.FAILURE));

  static final Query WITHOUT_KEY = new TermQuery(new Term(Schema.KEY, Schema.NO_KEY));

  private static final int MOST_HASHES = 900; // Lucene takes 1024 clauses

  private Queries() {}

  static boolean asksForNothing(Filter filter) {
    return filter.octaves() ? filter.octaves(false).equals(Filter.ANY) : filter.equals(Filter.ANY);
  }

  /// All of these must be met.
  static List<Demand> demands(Filter filter) {
    var all = new ArrayList<Demand>();
    oneOf(all, Schema.MEDIA, filter.media().stream().map(Schema::name));
    oneOf(all, Schema.KIND, filter.kinds().stream().map(Schema::name));
    oneOf(all, Schema.ROLE, filter.roles().stream().map(Schema::name));
    oneOf(all, Schema.FAMILY, filter.families().stream().map(Schema::name));
    if (!filter.keys().isEmpty()) {
      Stream<String> keys = filter.keys().stream().map(Schema::name);
      oneOf(all, Schema.KEY, Stream.concat(keys, Stream.of(Schema.NO_KEY)));
    }
    filter
        .measures()
        .forEach((measure, range) -> {
          boolean octaves = measure == Measure.BPM && filter.octaves();
          DoubleStream factors = octaves ? DoubleStream.of(0.5, 1, 2) : DoubleStream.of(1);
          all.add(new Demand.Within(measure, factors.mapToObj(range::times).toList()));
        });
    filter.folder().ifPresent(folder -> all.add(Demand.of(below(folder))));
    filter.words().forEach(word -> all.add(Demand.of(phrase(word))));
    filter.onlyIds().ifPresent(ids -> all.add(Demand.of(inSet(Schema.ID, ids))));
    if (!filter.notIds().isEmpty()) {
      all.add(new Demand.None(inSet(Schema.ID, filter.notIds())));
    }
    return all;
  }

  static Query below(java.nio.file.Path folder) {
    return new TermQuery(new Term(Schema.FOLDER, folder.toAbsolutePath().normalize().toString()));
  }

  static Query range(Measure measure, Range range) {
    return DoublePoint.newRangeQuery(Schema.numberField(measure), range.from(), range.to());
  }

  /// The words one after another.
  static Query phrase(String text) {
    var words = Words.of(text);
    return switch (words.size()) {
      case 0 -> MatchAllDocsQuery.INSTANCE;
      case 1 -> new TermQuery(new Term(Schema.WORDS, words.getFirst()));
      default -> new PhraseQuery(Schema.WORDS, words.toArray(String[]::new));
    };
  }

  /// What shares hashes with a tune: the rarer a hash among all items, the more it says.
  static Query tune(long[] contour, Query passing) {
    var all = new BooleanQuery.Builder().add(passing, Occur.FILTER);
    LongStream.of(contour)
        .distinct()
        .limit(MOST_HASHES)
        .forEach(hash -> all.add(new TermQuery(turn(hash)), Occur.SHOULD));
    return all.setMinimumNumberShouldMatch(1).build();
  }

  static Query inKey(Key key) {
    return new TermQuery(new Term(Schema.KEY, Schema.name(key)));
  }

  static Term turn(long hash) {
    return new Term(Schema.CONTOUR, Schema.bytes(hash));
  }

  private static void oneOf(List<Demand> all, String field, Stream<String> values) {
    List<Query> any = values.<Query>map(value -> new TermQuery(new Term(field, value))).toList();
    if (!any.isEmpty()) {
      all.add(new Demand.AnyOf(any));
    }
  }

  private static Query inSet(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
