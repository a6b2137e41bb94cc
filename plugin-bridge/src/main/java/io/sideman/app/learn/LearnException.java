package io.sideman.app.learn;

/// Something cannot be learned or read; the message says what, why and what to do.
public final class LearnException extends RuntimeException {
  private static final long serialVersionUID = 1;

  public LearnException(String message) {
    super(message);
  }

  LearnException(String message, Throwable cause) {
    super(message, cause);
  }
}
