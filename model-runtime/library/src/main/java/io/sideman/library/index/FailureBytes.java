package io.sideman.library.index;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A failure as bytes.
final class FailureBytes {
  private static final int LONGEST = 10_000; // characters of a path or a reason

  private FailureBytes() {}

  static byte[] write(Failure failure) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = new DataOutputStream(bytes)) {
      out.writeUTF(cut(failure.path().toString()));
      out.writeLong(failure.size());
      out.writeLong(failure.modifiedMillis());
      out.writeUTF(cut(failure.reason()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String cut(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST);
  }

  static Failure read(byte[] bytes, int offset, int length) {
    try (var in = new DataInputStream(new ByteArrayInputStream(bytes, offset, length))) {
      return new Failure(Path.of(in.readUTF()), in.readLong(), in.readLong(), in.readUTF());
    } catch (IOException e) {
      throw new LibraryException("A failure noted in the library is cut off.", e);
    }
  }
}
