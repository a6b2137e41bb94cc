package io.sideman.app.link;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// Writes orders into one of the two rings to the edge. A full ring refuses; the refusal is counted
/// in the link.
///
/// Conductor thread; allocates nothing.
final class OrderLane {
  private final MemorySegment memory;
  private final long ringAt;
  private final long writtenAt;
  private final long readAt;
  private long written;

  private OrderLane(LinkFile file, long ringAt, long writtenAt, long readAt) {
    memory = file.memory();
    this.ringAt = ringAt;
    this.writtenAt = writtenAt;
    this.readAt = readAt;
    written = Shared.acquireLong(memory, writtenAt);
  }

  /// Orders that say when.
  static OrderLane scheduled(LinkFile file) {
    return new OrderLane(
        file, LinkLayout.ORDER_AT, LinkLayout.ORDERS_WRITTEN_AT, LinkLayout.ORDERS_READ_AT);
  }

  /// Orders for the next block.
  static OrderLane now(LinkFile file) {
    return new OrderLane(
        file, LinkLayout.NOW_ORDER_AT, LinkLayout.NOW_WRITTEN_AT, LinkLayout.NOW_READ_AT);
  }

  /// Writes one order, see `sideman_order`. Returns false when the ring is full.
  ///
  /// @param what kind, unit, role, key and velocity as [#pack] makes them
  boolean write(long start, long end, int id, int generation, int epoch, int what) {
    long waiting = written - Shared.acquireLong(memory, readAt);
    if (waiting < 0 || waiting >= LinkLayout.ORDERS) {
      long refused = memory.get(ValueLayout.JAVA_LONG, LinkLayout.ORDERS_REFUSED_AT);
      memory.set(ValueLayout.JAVA_LONG, LinkLayout.ORDERS_REFUSED_AT, refused + 1);
      return false;
    }
    long at = ringAt + (written & (LinkLayout.ORDERS - 1)) * LinkLayout.ORDER_BYTES;
    memory.set(ValueLayout.JAVA_LONG, at, start);
    memory.set(ValueLayout.JAVA_LONG, at + 8, end);
    memory.set(ValueLayout.JAVA_INT, at + 16, id);
    memory.set(ValueLayout.JAVA_INT, at + 20, generation);
    memory.set(ValueLayout.JAVA_INT, at + 24, epoch);
    memory.set(ValueLayout.JAVA_INT, at + 28, what);
    Shared.releaseLong(memory, writtenAt, ++written);
    return true;
  }

  /// Kind and unit, role, key and velocity in the order of their bytes.
  static int pack(int kind, int unit, int role, int key, int velocity) {
    return kind | unit << LinkLayout.UNIT_SHIFT | role << 8 | key << 16 | velocity << 24;
  }
}
