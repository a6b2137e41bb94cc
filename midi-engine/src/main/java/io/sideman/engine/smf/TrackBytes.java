package io.sideman.engine.smf;

/// Where the bytes of a track lie. The source is the whole file, shared by its tracks; nobody
/// writes to it.
final class TrackBytes {
  private final byte[] source;
  private final int start;
  private final int end;
  private final boolean closed;

  TrackBytes(byte[] source, int start, int end, boolean closed) {
    this.source = source;
    this.start = start;
    this.end = end;
    this.closed = closed;
  }

  byte[] source() {
    return source;
  }

  /// First byte after the chunk header.
  int start() {
    return start;
  }

  /// First byte after the last sound event.
  int end() {
    return end;
  }

  /// Whether an end of track is among the bytes.
  boolean closed() {
    return closed;
  }
}
