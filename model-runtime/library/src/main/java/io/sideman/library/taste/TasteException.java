package io.sideman.library.taste;

/// The listener's data cannot be used. The message is for the listener: what, the rule, what was
/// found, where, and what to do next.
public final class TasteException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  TasteException(String message) {
    super(message);
  }

  TasteException(String message, Throwable cause) {
    super(message, cause);
  }
}
