package io.sideman.engine.style;

/// A style that cannot be used. The message is for its author: what, the rule, what was found,
/// where.
public final class StyleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StyleException(String message) {
    super(message);
  }

  StyleException(String message, Throwable cause) {
    super(message, cause);
  }
}
