package io.sideman.app.link;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Takes the edge's reports out of their ring, one at a time, into fields that stay valid until the
/// next one. Believes nothing: a writer that ran away is caught up with and counted.
///
/// Conductor thread; allocates nothing.
final class Reports {
  private final MemorySegment memory;
  private long read;
  private long broken;

  private long frame;
  private long nanos;
  private double tick;
  private double tickInBar;
  private double bpm;
  private int bar;
  private int epoch;
  private int frames;
  private int message;
  private float value;
  private int kind;
  private int flags;
  private int beatsPerBar;
  private int port;

  Reports(LinkFile file) {
    memory = file.memory();
    read = Shared.acquireLong(memory, LinkLayout.REPORTS_READ_AT);
  }

  private void skipAll() {
    read = Shared.acquireLong(memory, LinkLayout.REPORTS_WRITTEN_AT);
    Shared.releaseLong(memory, LinkLayout.REPORTS_READ_AT, read);
  }

  /// Looks at the next report without taking it. Returns false when there is none.
  boolean peek() {
    long written = Shared.acquireLong(memory, LinkLayout.REPORTS_WRITTEN_AT);
    long waiting = written - read;
    if (waiting == 0) {
      return false;
    }
    if (waiting < 0 || waiting > LinkLayout.REPORTS) {
      broken++;
      skipAll();
      return false;
    }
    long at = LinkLayout.REPORT_AT + (read & (LinkLayout.REPORTS - 1)) * LinkLayout.REPORT_BYTES;
    frame = memory.get(ValueLayout.JAVA_LONG, at);
    nanos = memory.get(ValueLayout.JAVA_LONG, at + 8);
    tick = memory.get(ValueLayout.JAVA_DOUBLE, at + 16);
    tickInBar = memory.get(ValueLayout.JAVA_DOUBLE, at + 24);
    bpm = memory.get(ValueLayout.JAVA_DOUBLE, at + 32);
    bar = memory.get(ValueLayout.JAVA_INT, at + 40);
    epoch = memory.get(ValueLayout.JAVA_INT, at + 44);
    frames = memory.get(ValueLayout.JAVA_INT, at + 48);
    message = memory.get(ValueLayout.JAVA_INT, at + 52);
    value = memory.get(ValueLayout.JAVA_FLOAT, at + 56);
    kind = memory.get(ValueLayout.JAVA_BYTE, at + 60);
    flags = memory.get(ValueLayout.JAVA_BYTE, at + 61);
    beatsPerBar = memory.get(ValueLayout.JAVA_BYTE, at + 62) & 0xFF;
    port = memory.get(ValueLayout.JAVA_BYTE, at + 63) & 0xFF;
    return true;
  }

  /// Takes the report that [#peek] showed.
  void take() {
    Shared.releaseLong(memory, LinkLayout.REPORTS_READ_AT, ++read);
  }

  long frame() {
    return frame;
  }

  long nanos() {
    return nanos;
  }

  double tick() {
    return tick;
  }

  double tickInBar() {
    return tickInBar;
  }

  double bpm() {
    return bpm;
  }

  int bar() {
    return bar;
  }

  int epoch() {
    return epoch;
  }

  int frames() {
    return frames;
  }

  int message() {
    return message;
  }

  float value() {
    return value;
  }

  int kind() {
    return kind;
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  int beatsPerBar() {
    return beatsPerBar;
  }

  /// Of a block: the beat unit, 4 for quarters.
  int beatUnit() {
    return port;
  }

  /// Of an input: its port.
  int port() {
    return port;
  }

  long broken() {
    return broken;
  }
}
