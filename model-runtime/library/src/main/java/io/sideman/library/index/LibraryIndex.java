package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.MultiReader;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// Reads the index, as of its last commit when it was opened or refreshed; goes on reading while
/// another process writes. Any thread may ask; one refreshes and closes.
public final class LibraryIndex implements AutoCloseable {
  /// Candidates that a walk in a graph keeps, at the least; by measurement, see docs/speed.md.
  static final int BREADTH = 100;

  private final Directory directory;
  private final Thesaurus thesaurus;
  private final Columns columns = new Columns();
  private volatile Snapshot snapshot;

  private LibraryIndex(Directory directory, Thesaurus thesaurus, IndexReader reader) {
    this.directory = directory;
    this.thesaurus = thesaurus;
    snapshot = new Snapshot(reader, columns);
  }

  /// A missing index is an empty one.
  ///
  /// @param folder the index's own, `library/index` of SIDEMAN_HOME
  public static LibraryIndex open(Path folder) {
    return open(folder, Thesaurus.EMPTY);
  }

  /// @param thesaurus of [#words]
  public static LibraryIndex open(Path folder, Thesaurus thesaurus) {
    LuceneLog.quieten();
    try {
      if (!Files.isDirectory(folder)) {
        Files.createDirectories(folder);
      }
      return open(FSDirectory.open(folder), thesaurus);
    } catch (IOException e) {
      throw IndexTrouble.reading(e);
    }
  }

  static LibraryIndex open(Directory directory, Thesaurus thesaurus) throws IOException {
    return new LibraryIndex(directory, thesaurus, reader(directory));
  }

  private static IndexReader reader(Directory directory) throws IOException {
    if (!DirectoryReader.indexExists(directory)) {
      return new MultiReader();
    }
    DirectoryReader reader = DirectoryReader.open(directory);
    try {
      IndexTrouble.checkFormat(reader.getIndexCommit().getUserData());
      return reader;
    } catch (LibraryException e) {
      reader.close();
      throw e;
    }
  }

  /// Sees what was committed meanwhile. Answers whether anything was.
  public boolean refresh() {
    try {
      Snapshot old = snapshot;
      IndexReader fresh = newer(old.reader());
      if (fresh == null) {
        return false;
      }
      snapshot = new Snapshot(fresh, columns);
      old.reader().decRef();
      return true;
    } catch (IOException e) {
      throw IndexTrouble.reading(e);
    }
  }

  private @Nullable IndexReader newer(IndexReader old) throws IOException {
    if (old instanceof DirectoryReader reader) {
      return DirectoryReader.openIfChanged(reader);
    }
    return DirectoryReader.indexExists(directory) ? reader(directory) : null;
  }

  /// The entries whose vector is nearest by its angle, best first. Entries without the aspect are
  /// never among them.
  public List<Hit> near(Aspect aspect, float[] vector, Filter filter, int k) {
    return search(
        now -> {
          return Queries.asksForNothing(filter)
              ? new Near(aspect, vector, Math.max(k, BREADTH), null, columns)
              : new Near(aspect, vector, k, now.passing(filter), columns);
        },
        k,
        score -> 2 * score - 1); // Lucene scores (1 + cosine) / 2
  }

  /// The entries that meet the words best: by what they are called and tagged with, by synonyms,
  /// and by conditions that words stand for (docs/library.md).
  public List<Hit> words(String words, Filter filter, int k) {
    Wish wish = thesaurus.wish(words);
    return wish.asksForNothing()
        ? List.of()
        : search(
            now -> wish.query(now.passing(filter), now.passing(wish.must())),
            k,
            score -> score / wish.weight());
  }

  /// The entries that share most of a tune, the rarer turns counting more.
  ///
  /// @param contour hashes as of [Item#contour]
  public List<Hit> tune(long[] contour, Filter filter, int k) {
    return contour.length == 0
        ? List.of()
        : search(now -> Queries.tune(contour, now.passing(filter)), k, score -> score);
  }

  /// How much each turn of a tune tells: the logarithm of how rare it is among the entries.
  ///
  /// @param contour hashes as of [Item#contour]
  public double[] rarity(long[] contour) {
    return inSnapshot(now -> {
      double[] rarity = new double[contour.length];
      for (int i = 0; i < rarity.length; i++) {
        int holders = now.reader().docFreq(Queries.turn(contour[i]));
        rarity[i] = Math.log((now.reader().numDocs() + 1.0) / (holders + 1.0));
      }
      return rarity;
    });
  }

  /// Any entries that pass the filter, in no particular order but the same each time.
  public List<Hit> all(Filter filter, int k) {
    return search(now -> now.passing(filter), k, _ -> 1);
  }

  public Optional<Entry> entry(Path path) {
    return entries(new TermQuery(Schema.pathTerm(path)), 1).stream().findFirst();
  }

  /// All files of one content.
  public List<Entry> entries(String itemId) {
    return entries(new TermQuery(new Term(Schema.ID, itemId)), Integer.MAX_VALUE);
  }

  /// One entry of this content that the analysis of this version has made.
  public Optional<Entry> entry(String itemId, String analysis) {
    Query query =
        both(
            new TermQuery(new Term(Schema.ID, itemId)),
            new TermQuery(new Term(Schema.ANALYSIS, analysis)));
    return entries(query, 1).stream().findFirst();
  }

  /// The files whose items another version of the analysis has made, or could not make.
  public List<Path> notOf(String analysis) {
    return inSnapshot(now -> {
      var paths = new ArrayList<>(now.paths(others(Queries.ENTRIES, analysis)));
      for (Failure each : now.failures(others(Queries.FAILURES, analysis), Integer.MAX_VALUE)) {
        paths.add(each.path());
      }
      return paths;
    });
  }

  private static Query others(Query what, String analysis) {
    return new BooleanQuery.Builder()
        .add(what, Occur.FILTER)
        .add(new TermQuery(new Term(Schema.ANALYSIS, analysis)), Occur.MUST_NOT)
        .build();
  }

  /// Files that could not be analysed.
  public List<Failure> failures(int limit) {
    return inSnapshot(now -> now.failures(Queries.FAILURES, limit));
  }

  /// Why a file could not be analysed.
  public Optional<Failure> failure(Path path) {
    Query query = both(Queries.FAILURES, new TermQuery(Schema.pathTerm(path)));
    return inSnapshot(now -> now.failures(query, 1)).stream().findFirst();
  }

  /// Number of entries.
  public int size() {
    return inSnapshot(now -> now.count(Queries.ENTRIES));
  }

  /// Number of entries that pass.
  public int count(Filter filter) {
    return inSnapshot(now -> now.count(now.passing(filter)));
  }

  public int failures() {
    return inSnapshot(now -> now.count(Queries.FAILURES));
  }

  /// Asks all files in the index, entries and failures, one after another.
  public void forEach(Seen seen) {
    inSnapshot(now -> {
      Listing.over(now, seen);
      return true;
    });
  }

  /// Told of each file of the index.
  @FunctionalInterface
  public interface Seen {
    void file(Path path, long size, long modifiedMillis, boolean failed);
  }

  private List<Entry> entries(Query query, int limit) {
    return inSnapshot(now -> now.entries(both(Queries.ENTRIES, query), limit));
  }

  private static Query both(Query one, Query other) {
    return new BooleanQuery.Builder().add(one, Occur.FILTER).add(other, Occur.FILTER).build();
  }

  private List<Hit> search(Work<Query> query, int k, Scale scale) {
    return inSnapshot(now -> {
      if (now.reader().maxDoc() == 0) {
        return List.of();
      }
      ScoreDoc[] docs = now.searcher().search(query.with(now), k).scoreDocs;
      List<Entry> entries = now.entries(docs);
      return IntStream.range(0, docs.length)
          .mapToObj(i -> new Hit(entries.get(i), scale.of(docs[i].score)))
          .toList();
    });
  }

  private interface Scale {
    double of(double score);
  }

  private interface Work<T> {
    T with(Snapshot now) throws IOException;
  }

  private <T> T inSnapshot(Work<T> work) {
    while (true) {
      Snapshot now = snapshot;
      if (now.reader().tryIncRef()) {
        try {
          return work.with(now);
        } catch (IOException e) {
          throw IndexTrouble.reading(e);
        } finally {
          release(now);
        }
      }
      if (now == snapshot) { // not refreshed meanwhile, so closed
        throw new AlreadyClosedException("the library was closed");
      }
    }
  }

  private static void release(Snapshot now) {
    try {
      now.reader().decRef();
    } catch (IOException e) {
      throw IndexTrouble.reading(e);
    }
  }

  @Override
  public void close() {
    try {
      snapshot.reader().close();
      directory.close();
    } catch (IOException e) {
      throw IndexTrouble.reading(e);
    }
  }
}
