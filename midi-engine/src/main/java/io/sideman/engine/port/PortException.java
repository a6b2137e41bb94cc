package io.sideman.engine.port;

/// A port that is missing, ambiguous or in use. The message lists the ports that exist.
public final class PortException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  PortException(String message) {
    super(message);
  }

  PortException(String message, Throwable cause) {
    super(message, cause);
  }
}
