package io.sideman.library.scan;

import io.sideman.library.index.Entry;
import io.sideman.library.index.Failure;
import io.sideman.library.index.LibraryException;
import io.sideman.library.index.Records;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/// What was analysed since the index was last committed, so that a killed process loses nothing: a
/// commit of the index is dear, a line here is cheap. Each record is its length, its checksum and
/// its bytes; reading ends at the first that is not whole. Before a file is analysed its path is
/// noted, so that one that brings the process down is known.
final class Journal implements AutoCloseable {
  private static final byte ENTRY = 1;
  private static final byte FAILURE = 2;
  private static final byte BEGUN = 3;
  private static final byte SUSPECT = 4;
  private static final byte VERSION = 5;
  private static final int HEAD = 9; // length, checksum, kind
  private static final int LONGEST = 64 << 20;

  /// Told what a journal holds, in its order.
  interface Reader {
    /// Version of the analysis that made what comes now.
    void version(String analysis);

    void entry(Entry entry);

    void failure(Failure failure);

    /// A file that was being analysed when the process ended.
    ///
    /// @param again true if that happened the time before as well
    void interrupted(Path path, boolean again);
  }

  private final FileChannel channel;
  private final String analysis;

  private Journal(FileChannel channel, String analysis) {
    this.channel = channel;
    this.analysis = analysis;
  }

  /// Begins anew: what an ended process has left must have been read before.
  static Journal open(Path file, String analysis) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    var journal = new Journal(channel, analysis);
    journal.clear();
    return journal;
  }

  /// Reads what an ended process has left.
  static void read(Path file, Reader reader) throws IOException {
    if (!Files.exists(file)) {
      return;
    }
    ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(file));
    var suspects = new java.util.HashSet<String>();
    String begun = "";
    while (all.remaining() >= HEAD) {
      int length = all.getInt();
      int sum = all.getInt();
      byte kind = all.get();
      if (length < 0 || length > LONGEST || length > all.remaining()) {
        break;
      }
      byte[] bytes = new byte[length];
      all.get(bytes);
      if (sum != checksum(kind, bytes)) {
        break;
      }
      begun = kind == BEGUN ? text(bytes) : kind == SUSPECT ? begun : "";
      tell(kind, bytes, reader, suspects);
    }
    if (!begun.isEmpty()) {
      reader.interrupted(Path.of(begun), suspects.contains(begun));
    }
  }

  private static void tell(byte kind, byte[] bytes, Reader reader, java.util.Set<String> suspects) {
    switch (kind) {
      case ENTRY -> reader.entry(Records.entry(bytes));
      case FAILURE -> reader.failure(Records.failure(bytes));
      case SUSPECT -> suspects.add(text(bytes));
      case VERSION -> reader.version(text(bytes));
      default -> {} // begun
    }
  }

  void put(Entry entry) {
    write(ENTRY, Records.of(entry));
  }

  void put(Failure failure) {
    write(FAILURE, Records.of(failure));
  }

  void begin(Path path) {
    write(BEGUN, path.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Notes for the next start that the file was being analysed when the last one ended.
  void suspect(Path path) {
    write(SUSPECT, path.toString().getBytes(StandardCharsets.UTF_8));
  }

  /// Forgets all: it is in the index now.
  void clear() {
    try {
      channel.truncate(0);
      channel.position(0);
    } catch (IOException e) {
      throw trouble(e);
    }
    write(VERSION, analysis.getBytes(StandardCharsets.UTF_8));
  }

  private void write(byte kind, byte[] bytes) {
    ByteBuffer record = ByteBuffer.allocate(HEAD + bytes.length);
    record.putInt(bytes.length).putInt(checksum(kind, bytes)).put(kind).put(bytes).flip();
    try {
      while (record.hasRemaining()) {
        channel.write(record);
      }
    } catch (IOException e) {
      throw trouble(e);
    }
  }

  private static LibraryException trouble(IOException e) {
    return LibraryException.writing(e);
  }

  private static int checksum(byte kind, byte[] bytes) {
    var sum = new CRC32C();
    sum.update(kind);
    sum.update(bytes);
    return (int) sum.getValue();
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
