package io.sideman.library.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.util.BytesRef;

/// The index as of one commit, and how entries are got out of it. Any thread.
final class Snapshot {
  private static final int KEPT = 2048; // entries, about 4 KB each

  private final IndexReader reader;
  private final IndexSearcher searcher;
  private final Filters filters;
  private final Map<Integer, Entry> lately = Collections.synchronizedMap(new Lately<>(KEPT));

  /// @param columns kept from one snapshot to the next
  Snapshot(IndexReader reader, Columns columns) {
    this.reader = reader;
    searcher = new IndexSearcher(reader);
    filters = new Filters(searcher, columns);
  }

  IndexReader reader() {
    return reader;
  }

  IndexSearcher searcher() {
    return searcher;
  }

  /// What passes the filter, worked out when it was not lately asked for.
  Passing passing(Filter filter) throws IOException {
    return filters.passing(filter);
  }

  int count(Query query) throws IOException {
    return searcher.count(query);
  }

  List<Entry> entries(Query query, int limit) throws IOException {
    return entries(searcher.search(query, limit).scoreDocs);
  }

  /// The entries of these documents, in their order. Read in the order of the index, since each of
  /// its columns is opened once and read forwards; those lately asked for are at hand.
  List<Entry> entries(ScoreDoc[] docs) throws IOException {
    var entries = new Entry[docs.length];
    int[] forwards =
        IntStream.range(0, docs.length)
            .boxed()
            .sorted(Comparator.comparingInt(place -> docs[place].doc))
            .mapToInt(place -> place)
            .toArray();
    EntryColumns columns = null;
    for (int place : forwards) {
      int doc = docs[place].doc;
      Entry entry = lately.get(doc);
      if (entry == null) {
        LeafReaderContext leaf = leaf(doc);
        if (columns == null || columns.leaf() != leaf) {
          columns = new EntryColumns(leaf);
        }
        entry = columns.entry(doc - leaf.docBase);
        lately.put(doc, entry);
      }
      entries[place] = entry;
    }
    return List.of(entries);
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

  private LeafReaderContext leaf(int doc) {
    List<LeafReaderContext> leaves = reader.leaves();
    return leaves.get(ReaderUtil.subIndex(doc, leaves));
  }

  private static BytesRef bytes(LeafReaderContext leaf, int doc, String field) throws IOException {
    return EntryColumns.bytes(leaf.reader().getBinaryDocValues(field), doc - leaf.docBase);
  }
}
