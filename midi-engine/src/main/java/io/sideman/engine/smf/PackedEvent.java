package io.sideman.engine.smf;

/// How a track keeps one event in a `long`: file tick in the upper half. The lower half is a short
/// message as `MidiMessage` packs it, or, with its sign bit set, where in the file's bytes the
/// status byte of a meta or SysEx event stands. So long events cost 8 bytes whatever their size.
final class PackedEvent {
  private PackedEvent() {}

  static long ofMessage(long tick, int message) {
    return tick << 32 | message;
  }

  static long ofPosition(long tick, int position) {
    return tick << 32 | 0x8000_0000L | position;
  }

  static long tick(long event) {
    return event >>> 32;
  }

  static boolean isMessage(long event) {
    return (int) event >= 0;
  }

  static int message(long event) {
    return (int) event;
  }

  static int position(long event) {
    return (int) event & 0x7FFF_FFFF;
  }
}
