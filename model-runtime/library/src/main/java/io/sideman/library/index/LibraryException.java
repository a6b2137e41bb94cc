package io.sideman.library.index;

/// The library cannot be read or written; the message tells people why and what to do.
public final class LibraryException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LibraryException(String message) {
    super(message);
  }

  public LibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
