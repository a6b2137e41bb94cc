package io.sideman.library.index;

import java.io.IOException;

/// The library cannot be read or written; the message tells people why and what to do.
public final class LibraryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LibraryException(String message) {
    super(message);
  }

  public LibraryException(String message, Throwable cause) {
    super(message, cause);
  }

  /// Why something of the library could not be written: a full disk says so.
  public static LibraryException writing(IOException e) {
    return IndexTrouble.writing(e);
  }
}
