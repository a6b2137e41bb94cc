package io.sideman.app.link;

import io.sideman.engine.event.MidiMessage;

/// What an edge reported since its last block: the block says how to understand it, and comes after
/// it.
///
/// Conductor thread; allocates nothing after construction.
final class Waiting {
  private static final int CAPACITY = LinkLayout.REPORTS;

  private final long[] frames = new long[CAPACITY];
  private final double[] ticks = new double[CAPACITY];
  private final int[] messages = new int[CAPACITY];
  private final byte[] ports = new byte[CAPACITY];
  private int count;

  /// Keeps an input; the ring that it came from is not larger than this.
  void add(Reports input) {
    if (count < CAPACITY) {
      frames[count] = input.frame();
      ticks[count] = input.tick();
      messages[count] = input.message();
      ports[count] = (byte) input.port();
      count++;
    }
  }

  int count() {
    return count;
  }

  long frame(int index) {
    return frames[index];
  }

  double tick(int index) {
    return ticks[index];
  }

  int message(int index) {
    return messages[index];
  }

  int port(int index) {
    return ports[index];
  }

  /// Frame of the first note played, or -1.
  long firstNoteFrame() {
    for (int i = 0; i < count; i++) {
      if (MidiMessage.isNoteOn(messages[i])) {
        return frames[i];
      }
    }
    return -1;
  }

  void clear() {
    count = 0;
  }
}
