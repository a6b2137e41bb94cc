package io.sideman.engine.smf;

/// A whole SysEx message, joined from its packets.
public final class SystemExclusive {
  private final long tick;
  private final int track;
  private final byte[] message;

  SystemExclusive(long tick, int track, byte[] message) {
    this.tick = tick;
    this.track = track;
    this.message = message;
  }

  /// Band time of the first packet.
  public long tick() {
    return tick;
  }

  /// Index into [Smf#tracks].
  public int track() {
    return track;
  }

  /// A copy of all bytes from F0 to F7.
  public byte[] message() {
    return message.clone();
  }
}
