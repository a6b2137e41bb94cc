package io.sideman.library.decode;

import java.io.IOException;

/// A sound file that cannot be used. The message is for people: what is wrong, without the file's
/// name.
public final class SoundException extends IOException {
  private static final long serialVersionUID = 1;

  public SoundException(String message) {
    super(message);
  }

  public SoundException(String message, Throwable cause) {
    super(message, cause);
  }
}
