package io.sideman.library.index;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
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

  private static final int MOST_HASHES = 900; // Lucene takes 1024 clauses

  private Queries() {}

  static boolean asksForNothing(Filter filter) {
    return filter.octaves() ? filter.octaves(false).equals(Filter.ANY) : filter.equals(Filter.ANY);
  }

  static Query of(Filter filter) {
    var all = new BooleanQuery.Builder().add(ENTRIES, Occur.FILTER);
    oneOf(all, Schema.MEDIA, filter.media().stream().map(Schema::name));
    oneOf(all, Schema.KIND, filter.kinds().stream().map(Schema::name));
    oneOf(all, Schema.ROLE, filter.roles().stream().map(Schema::name));
    oneOf(all, Schema.FAMILY, filter.families().stream().map(Schema::name));
    if (!filter.keys().isEmpty()) {
      Stream<String> keys = filter.keys().stream().map(Schema::name);
      oneOf(all, Schema.KEY, Stream.concat(keys, Stream.of(Schema.NO_KEY)));
    }
    for (Map.Entry<Measure, Range> each : filter.measures().entrySet()) {
      boolean octaves = each.getKey() == Measure.BPM && filter.octaves();
      all.add(
          octaves ? octaves(each.getValue()) : range(each.getKey(), each.getValue()), Occur.FILTER);
    }
    filter.folder().ifPresent(folder -> all.add(below(folder), Occur.FILTER));
    for (String word : filter.words()) {
      all.add(phrase(word), Occur.FILTER);
    }
    filter.onlyIds().ifPresent(ids -> all.add(ids(ids), Occur.FILTER));
    if (!filter.notIds().isEmpty()) {
      all.add(ids(filter.notIds()), Occur.MUST_NOT);
    }
    return all.build();
  }

  static Query below(java.nio.file.Path folder) {
    return new TermQuery(new Term(Schema.FOLDER, folder.toAbsolutePath().normalize().toString()));
  }

  static Query range(Measure measure, Range range) {
    return DoublePoint.newRangeQuery(Schema.numberField(measure), range.from(), range.to());
  }

  private static Query octaves(Range range) {
    var any = new BooleanQuery.Builder();
    for (double factor : new double[] {0.5, 1, 2}) {
      any.add(range(Measure.BPM, range.times(factor)), Occur.SHOULD);
    }
    return any.build();
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
        .forEach(hash ->
            all.add(new TermQuery(new Term(Schema.CONTOUR, Schema.bytes(hash))), Occur.SHOULD));
    return all.setMinimumNumberShouldMatch(1).build();
  }

  private static Query ids(Set<String> ids) {
    return inSet(Schema.ID, ids);
  }

  private static void oneOf(BooleanQuery.Builder all, String field, Stream<String> values) {
    var list = values.toList();
    if (list.size() == 1) {
      all.add(new TermQuery(new Term(field, list.getFirst())), Occur.FILTER);
    } else if (!list.isEmpty()) {
      all.add(inSet(field, list), Occur.FILTER);
    }
  }

  private static Query inSet(String field, Collection<String> values) {
    return new TermInSetQuery(field, values.stream().map(BytesRef::new).toList());
  }
}
