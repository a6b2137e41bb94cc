package io.sideman.library.index;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.FilterIndexOutput;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexTroubleTest {
  private static final int BEFORE = 50;

  @TempDir Path folder;
  private final Samples samples = new Samples(3, 20);

  private void write(LibraryWriter writer, int from, int to) {
    for (int i = from; i < to; i++) {
      writer.put(samples.entry(i));
    }
    writer.commit();
  }

  private int size() {
    try (var index = LibraryIndex.open(folder)) {
      return index.size();
    }
  }

  @Test
  void aFullDiskIsToldAndWhatWasCommittedStays() throws IOException {
    try (var writer = LibraryWriter.open(folder)) {
      write(writer, 0, BEFORE);
    }
    for (long room : new long[] {0, 5_000, 60_000}) {
      var writer = LibraryWriter.open(new SmallDisk(folder, room), Graphs.CHOSEN, 16);
      var full = assertThrows(LibraryException.class, () -> write(writer, BEFORE, 200));
      assertTrue(full.getMessage().startsWith("The disk is full: the library keeps"), "" + full);
      writer.close();
      assertEquals(BEFORE, size(), "room for " + room);
    }
    try (var writer = LibraryWriter.open(folder)) {
      write(writer, BEFORE, 200);
    }
    assertEquals(200, size());
  }

  @Test
  void anIndexOfANewerSidemanIsRefusedAndLeftAlone() throws IOException {
    try (var directory = FSDirectory.open(folder);
        var writer = new IndexWriter(directory, new IndexWriterConfig(new WhitespaceAnalyzer()))) {
      writer.setLiveCommitData(Map.of(Schema.FORMAT_KEY, "7").entrySet());
      writer.commit();
    }
    Map<String, String> before = files();
    for (Runnable opening :
        new Runnable[] {() -> LibraryIndex.open(folder), () -> LibraryWriter.open(folder)}) {
      var refused = assertThrows(LibraryException.class, opening::run);
      assertTrue(
          refused.getMessage().contains("by a newer Sideman (format 7, and this Sideman reads 1)"),
          refused.getMessage());
    }
    assertEquals(before, files());
  }

  @Test
  void aDamagedIndexIsToldWithWhatToDo() throws IOException {
    try (var writer = LibraryWriter.open(folder)) {
      write(writer, 0, 3);
    }
    Path segments;
    try (Stream<Path> all = Files.list(folder)) {
      segments = all.filter(each -> each.toString().contains("segments_")).findFirst().get();
    }
    byte[] bytes = Files.readAllBytes(segments);
    bytes[bytes.length / 2] ^= 0x55;
    Files.write(segments, bytes);
    var told = assertThrows(LibraryException.class, () -> LibraryIndex.open(folder));
    assertTrue(told.getMessage().contains("run `sideman library add`"), told.getMessage());
  }

  private Map<String, String> files() throws IOException {
    var all = new TreeMap<String, String>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> !each.endsWith("write.lock")).toList()) {
        all.put(file.toString(), new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
      }
    }
    return all;
  }

  /// A disk with so much room left.
  private static final class SmallDisk extends FilterDirectory {
    private long room;

    SmallDisk(Path folder, long room) throws IOException {
      super(FSDirectory.open(folder));
      this.room = room;
    }

    private void take(long bytes) throws IOException {
      if (room < bytes) {
        throw new IOException("No space left on device");
      }
      room -= bytes;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
      return output(in, name, context);
    }

    private IndexOutput output(Directory directory, String name, IOContext context)
        throws IOException {
      return new FilterIndexOutput(name, name, directory.createOutput(name, context)) {
        @Override
        public void writeByte(byte value) throws IOException {
          take(1);
          super.writeByte(value);
        }

        @Override
        public void writeBytes(byte[] values, int offset, int length) throws IOException {
          take(length);
          super.writeBytes(values, offset, length);
        }
      };
    }
  }
}
