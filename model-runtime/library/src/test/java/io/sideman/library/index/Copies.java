package io.sideman.library.index;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.NoMergePolicy;
import org.apache.lucene.store.FSDirectory;

/// Makes a large index of a small one.
final class Copies {
  private Copies() {}

  static void make(Path from, Path to, int copies) throws IOException {
    if (Files.isDirectory(to)) {
      return;
    }
    try (var source = FSDirectory.open(from);
        var target = FSDirectory.open(to);
        var writer =
            new IndexWriter(
                target, new IndexWriterConfig().setMergePolicy(NoMergePolicy.INSTANCE))) {
      for (int i = 0; i < copies; i++) {
        writer.addIndexes(source);
      }
      writer.commit();
    }
  }
}
