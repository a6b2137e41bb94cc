package io.sideman.players.model;

import org.jspecify.annotations.Nullable;

/// A model file that cannot be used. The message is for the user: file, rule, what was found, next
/// step.
public final class ModelException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public ModelException(String message) {
    this(message, null);
  }

  public ModelException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
