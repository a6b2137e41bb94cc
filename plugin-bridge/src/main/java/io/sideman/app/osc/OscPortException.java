package io.sideman.app.osc;

/// The OSC port cannot be opened; the message says why and what to do.
public final class OscPortException extends RuntimeException {
  private static final long serialVersionUID = 1;

  OscPortException(String message, Throwable cause) {
    super(message, cause);
  }
}
