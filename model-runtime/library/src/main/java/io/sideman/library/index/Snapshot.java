package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/// The index as of one commit, and how entries are got out of it. Any thread.
final class Snapshot {
  private static final Aspect[] ASPECTS = Aspect.values();

  private static final int FILTERS = 16; // 125 KB each for a million items

  private final Map<Filter, Passing> passing =
      new LinkedHashMap<>(FILTERS, 0.75f, true) {
        private static final long serialVersionUID = 1;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Filter, Passing> eldest) {
          return size() > FILTERS;
        }
      };

  private final IndexReader reader;
  private final IndexSearcher searcher;

  Snapshot(IndexReader reader) {
    this.reader = reader;
    searcher = new IndexSearcher(reader);
  }

  IndexReader reader() {
    return reader;
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /// What passes the filter, worked out when it was not lately asked for.
  Query passing(Filter filter) throws IOException {
    synchronized (passing) {
      Passing known = passing.get(filter);
      if (known == null) {
        known = new Passing(searcher, Queries.of(filter));
        passing.put(filter, known);
      }
      return known;
    }
  }

  int count(Query query) throws IOException {
    return searcher.count(query);
  }

  List<Entry> entries(Query query, int limit) throws IOException {
    var entries = new ArrayList<Entry>();
    for (ScoreDoc doc : searcher.search(query, limit).scoreDocs) {
      entries.add(entry(doc.doc));
    }
    return entries;
  }

  /// Only where the entries lie, without their items.
  List<Path> paths(Query query) throws IOException {
    var paths = new ArrayList<Path>();
    for (ScoreDoc doc : searcher.search(query, Integer.MAX_VALUE).scoreDocs) {
      BytesRef bytes = bytes(leaf(doc.doc), doc.doc, Schema.ENTRY);
      ItemBytes.place(bytes, (path, _, _, _) -> paths.add(path));
    }
    return paths;
  }

  List<Failure> failures(Query query, int limit) throws IOException {
    var failures = new ArrayList<Failure>();
    for (ScoreDoc doc : searcher.search(query, limit).scoreDocs) {
      LeafReaderContext leaf = leaf(doc.doc);
      BytesRef bytes = bytes(leaf, doc.doc, Schema.FAILURE);
      failures.add(FailureBytes.read(bytes.bytes, bytes.offset, bytes.length));
    }
    return failures;
  }

  Entry entry(int doc) throws IOException {
    LeafReaderContext leaf = leaf(doc);
    BytesRef bytes = bytes(leaf, doc, Schema.ENTRY);
    Map<Aspect, float[]> vectors = vectors(leaf.reader(), doc - leaf.docBase);
    return ItemBytes.read(bytes.bytes, bytes.offset, bytes.length, vectors);
  }

  private LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = reader.leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  private static BytesRef bytes(LeafReaderContext leaf, int doc, String field) throws IOException {
    BinaryDocValues values = leaf.reader().getBinaryDocValues(field);
    if (values == null || !values.advanceExact(doc - leaf.docBase)) {
      throw new LibraryException("The library's index lacks an entry. Run `sideman library add`.");
    }
    return values.binaryValue();
  }

  private static Map<Aspect, float[]> vectors(LeafReader reader, int doc) throws IOException {
    var vectors = new EnumMap<Aspect, float[]>(Aspect.class);
    for (Aspect aspect : ASPECTS) {
      FloatVectorValues values = reader.getFloatVectorValues(Schema.vectorField(aspect));
      if (values != null) {
        var place = values.iterator();
        if (place.advance(doc) == doc) {
          vectors.put(aspect, values.vectorValue(place.index()).clone());
        }
      }
    }
    return vectors;
  }
}
