package io.sideman.engine.smf;

/// A file that cannot be read as MIDI. The message names file, place, rule, what was found, and
/// what to do.
public final class SmfException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String file;
  private final long byteOffset;

  SmfException(String file, long byteOffset, String rule, String found, String next) {
    super(file + ", byte " + byteOffset + ": " + rule + ", but " + found + ". " + next);
    this.file = file;
    this.byteOffset = byteOffset;
  }

  SmfException(String file, String problem, Throwable cause) {
    super(file + ": " + problem, cause);
    this.file = file;
    this.byteOffset = 0;
  }

  public String file() {
    return file;
  }

  /// Where in the file the rule is broken, from 0.
  public long byteOffset() {
    return byteOffset;
  }
}
