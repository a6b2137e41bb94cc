package io.sideman.engine.style;

/// A pattern's text breaks the notation; the reader adds file and place.
final class NotationException extends Exception {
  private static final long serialVersionUID = 1L;

  NotationException(String message) {
    super(message);
  }
}
