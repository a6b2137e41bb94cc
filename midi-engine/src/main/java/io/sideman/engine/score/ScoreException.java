package io.sideman.engine.score;

/// A score that cannot be read or written. The message names file, place, rule and what was found.
public final class ScoreException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScoreException(String place, String problem) {
    super(place + ": " + problem);
  }

  ScoreException(String place, String problem, Throwable cause) {
    super(place + ": " + problem, cause);
  }
}
