package io.sideman.library.index;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.util.Locale;
import java.util.Map;
import org.apache.lucene.index.CorruptIndexException;
import org.apache.lucene.index.IndexFormatTooNewException;
import org.apache.lucene.index.IndexFormatTooOldException;
import org.apache.lucene.store.LockObtainFailedException;
import org.jspecify.annotations.Nullable;

/// What went wrong with the index, for people.
final class IndexTrouble {
  private IndexTrouble() {}

  static void checkFormat(Map<String, String> data) {
    String format = data.getOrDefault(Schema.FORMAT_KEY, "1");
    if (Integer.parseInt(format) > Schema.FORMAT) {
      throw tooNew("format " + format + ", and this Sideman reads " + Schema.FORMAT, null);
    }
  }

  private static LibraryException tooNew(String found, @Nullable Exception e) {
    return new LibraryException(
        "The library's index was written by a newer Sideman ("
            + found
            + "). It is left as it is: use the newer Sideman, or name another SIDEMAN_HOME.",
        e == null ? new IllegalStateException(found) : e);
  }

  static LibraryException reading(IOException e) {
    return switch (e) {
      case IndexFormatTooNewException _ -> tooNew("its files are of a later Lucene", e);
      case IndexFormatTooOldException _ ->
          new LibraryException(
              "The library's index is too old to be read. Move the folder library/index of"
                  + " SIDEMAN_HOME away and run `sideman library add`: it analyses all again.",
              e);
      case CorruptIndexException _ ->
          new LibraryException(
              "The library's index is damaged ("
                  + e.getMessage()
                  + "). Move the folder library/index of SIDEMAN_HOME away and run `sideman library"
                  + " add`: it analyses all again; your likes are kept elsewhere.",
              e);
      default -> new LibraryException("The library cannot be read: " + reason(e) + ".", e);
    };
  }

  static LibraryException writing(IOException e) {
    if (e instanceof LockObtainFailedException) {
      return new LibraryException(
          "Another Sideman is adding to this library. It can be read meanwhile;"
              + " `sideman library status` tells how far the other is.",
          e);
    }
    if (e instanceof IndexFormatTooNewException
        || e instanceof IndexFormatTooOldException
        || e instanceof CorruptIndexException) {
      return reading(e);
    }
    return isFull(e)
        ? new LibraryException(
            "The disk is full: the library keeps what it had. Make room and run `sideman library"
                + " add`; it goes on from there.",
            e)
        : new LibraryException("The library cannot be written: " + reason(e) + ".", e);
  }

  private static boolean isFull(IOException e) {
    String text = String.valueOf(e.getMessage()).toLowerCase(Locale.ROOT);
    return text.contains("no space left")
        || text.contains("not enough space")
        || text.contains("quota exceeded");
  }

  private static String reason(IOException e) {
    return switch (e) {
      case AccessDeniedException file -> file.getFile() + ": no permission";
      case FileSystemException file when file.getReason() != null ->
          file.getFile() + ": " + file.getReason();
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    };
  }
}
