package io.sideman.library.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.LockObtainFailedException;

/// Writes the index: one at a time per library, on one thread. What is not committed is lost when
/// the process ends; what is committed stays whatever happens.
public final class LibraryWriter implements AutoCloseable {
  private static final double BUFFER_MIB = 128;

  private final Directory directory;
  private final IndexWriter writer;

  private LibraryWriter(Directory directory, IndexWriter writer) {
    this.directory = directory;
    this.writer = writer;
  }

  /// Refuses while another process writes, and where a newer Sideman has written.
  public static LibraryWriter open(Path folder) {
    LuceneLog.quieten();
    try {
      Files.createDirectories(folder);
      return open(FSDirectory.open(folder), Graphs.CHOSEN, BUFFER_MIB);
    } catch (IOException e) {
      throw IndexTrouble.writing(e);
    }
  }

  /// Whether some process is writing just now.
  public static boolean isHeld(Path folder) {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (var directory = FSDirectory.open(folder);
        var _ = directory.obtainLock(IndexWriter.WRITE_LOCK_NAME)) {
      return false;
    } catch (LockObtainFailedException e) {
      return true;
    } catch (IOException e) {
      throw IndexTrouble.reading(e);
    }
  }

  static LibraryWriter open(Directory directory, Graphs graphs, double bufferMib) {
    try {
      if (DirectoryReader.indexExists(directory)) {
        try (var reader = DirectoryReader.open(directory)) {
          IndexTrouble.checkFormat(reader.getIndexCommit().getUserData());
        }
      }
      var config = new IndexWriterConfig(new WhitespaceAnalyzer());
      config.setCodec(graphs.codec());
      config.setRAMBufferSizeMB(bufferMib);
      config.setCommitOnClose(false);
      var writer = new IndexWriter(directory, config);
      writer.setLiveCommitData(
          Map.of(Schema.FORMAT_KEY, Integer.toString(Schema.FORMAT)).entrySet());
      return new LibraryWriter(directory, writer);
    } catch (IOException e) {
      throw IndexTrouble.writing(e);
    }
  }

  public void put(Entry entry) {
    put(entry, "");
  }

  /// Adds the file, or replaces what was known of it.
  ///
  /// @param analysis version of what made the item
  public void put(Entry entry, String analysis) {
    attempt(() ->
        writer.updateDocument(Schema.pathTerm(entry.path()), Schema.document(entry, analysis)));
  }

  public void put(Failure failure) {
    put(failure, "");
  }

  /// Notes why a file could not be analysed, in the place of what was known of it.
  ///
  /// @param analysis version of what could not do it
  public void put(Failure failure, String analysis) {
    attempt(() ->
        writer.updateDocument(Schema.pathTerm(failure.path()), Schema.document(failure, analysis)));
  }

  public void remove(Path path) {
    attempt(() -> writer.deleteDocuments(Schema.pathTerm(path)));
  }

  /// Forgets all files below a folder.
  public void removeFolder(Path folder) {
    attempt(() -> writer.deleteDocuments(Queries.below(folder)));
  }

  /// From here on it stays, and readers see it when they refresh.
  public void commit() {
    attempt(writer::commit);
  }

  /// Makes one segment of all: searches are fastest then. Takes minutes for a million items.
  void merge() {
    attempt(() -> {
      writer.forceMerge(1);
      return writer.commit();
    });
  }

  private interface Step {
    long run() throws IOException;
  }

  private static void attempt(Step step) {
    try {
      step.run();
    } catch (IOException e) {
      throw IndexTrouble.writing(e);
    }
  }

  /// Leaves what was not committed.
  @Override
  public void close() {
    try {
      writer.rollback();
      directory.close();
    } catch (IOException e) {
      throw IndexTrouble.writing(e);
    }
  }
}
