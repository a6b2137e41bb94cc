package io.sideman.app.osc;

/// A packet that breaks the rules of OSC; the message says which.
final class OscException extends Exception {
  private static final long serialVersionUID = 1;

  OscException(String message) {
    super(message);
  }
}
