package io.sideman.library.decode;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// Lets a decoder read only so long: a file made to go round for ever ends here. Counts nothing but
/// the clock, since every decoder's work is bounded by what it reads.
final class Patience extends FilterInputStream {
  private final long deadlineNanos;

  Patience(InputStream in, double seconds) {
    super(in);
    deadlineNanos = System.nanoTime() + (long) (seconds * 1e9);
  }

  @Override
  public int read() throws IOException {
    check();
    return super.read();
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    check();
    return super.read(bytes, offset, length);
  }

  private void check() throws SoundException {
    if (System.nanoTime() > deadlineNanos) {
      throw new SoundException("decoding it takes too long");
    }
  }
}
