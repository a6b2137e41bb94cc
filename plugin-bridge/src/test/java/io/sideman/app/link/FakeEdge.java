package io.sideman.app.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// The native side of a link made of Java: writes a link file, reports what a test says, and keeps
/// the orders that come.
final class FakeEdge implements AutoCloseable {
  static final int SAMPLE_RATE = 48_000;

  /// An order as it was written.
  record Order(
      int lane,
      long start,
      long end,
      int id,
      int generation,
      int epoch,
      int kind,
      int unit,
      int role,
      int key,
      int velocity) {
    boolean isNote() {
      return kind == LinkLayout.ORDER_NOTE;
    }
  }

  private final Path path;
  private final Arena arena = Arena.ofShared();
  final MemorySegment memory;
  private long written;
  private long ordersRead;
  private long nowRead;

  FakeEdge(Path folder, String name, int kind) throws IOException {
    path = folder.resolve(name + LinkFolder.SUFFIX);
    Files.write(path, new byte[LinkLayout.FILE_BYTES]);
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, LinkLayout.FILE_BYTES, arena);
    }
    putLong(LinkLayout.MAGIC_AT, LinkLayout.MAGIC);
    putInt(LinkLayout.VERSION_AT, LinkLayout.VERSION);
    putInt(LinkLayout.SIZE_AT, LinkLayout.FILE_BYTES);
    putInt(LinkLayout.REPORT_SIZE_AT, LinkLayout.REPORT_BYTES);
    putInt(LinkLayout.ORDER_SIZE_AT, LinkLayout.ORDER_BYTES);
    putInt(LinkLayout.VIEW_SIZE_AT, LinkLayout.VIEW_BYTES);
    putInt(LinkLayout.EDGE_KIND_AT, kind);
    putInt(LinkLayout.EDGE_PID_AT, (int) ProcessHandle.current().pid());
    memory.set(ValueLayout.JAVA_DOUBLE, LinkLayout.SAMPLE_RATE_AT, SAMPLE_RATE);
    for (int i = 0; i < LinkLayout.CONTROLS; i++) {
      control(i, Float.NaN);
    }
    MemorySegment.copy(
        name.getBytes(java.nio.charset.StandardCharsets.UTF_8),
        0,
        memory,
        ValueLayout.JAVA_BYTE,
        LinkLayout.NAME_AT,
        name.length());
  }

  Path path() {
    return path;
  }

  void putInt(long at, int value) {
    memory.set(ValueLayout.JAVA_INT, at, value);
  }

  void putLong(long at, long value) {
    memory.set(ValueLayout.JAVA_LONG, at, value);
  }

  int getInt(long at) {
    return memory.get(ValueLayout.JAVA_INT, at);
  }

  long getLong(long at) {
    return memory.get(ValueLayout.JAVA_LONG, at);
  }

  void control(int number, float value) {
    memory.set(ValueLayout.JAVA_FLOAT, LinkLayout.CONTROL_AT + 4L * number, value);
  }

  void seed(long seed) {
    putLong(LinkLayout.SEED_AT, seed);
  }

  /// A host's place at the first frame of a block.
  record Place(double tick, int bar, double tickInBar, double bpm, int epoch, int flags) {
    /// Rolling in 4/4 from tick 0 on.
    static Place inCommonTime(double tick, double bpm, int epoch, int flags) {
      int bar = (int) Math.floor(tick / 3840);
      return new Place(
          tick,
          bar,
          tick - bar * 3840.0,
          bpm,
          epoch,
          flags | LinkLayout.HAS_TRANSPORT | LinkLayout.PLAYING);
    }

    /// No host tells anything.
    static Place nowhere() {
      return new Place(0, 0, 0, 0, 0, 0);
    }
  }

  void reportInput(long frame, double tick, int message, Place place, int port) {
    long at = next();
    memory.set(ValueLayout.JAVA_LONG, at, frame);
    memory.set(ValueLayout.JAVA_LONG, at + 8, System.nanoTime());
    memory.set(ValueLayout.JAVA_DOUBLE, at + 16, tick);
    putInt(at + 44, place.epoch());
    putInt(at + 52, message);
    bytes(at, LinkLayout.REPORT_INPUT, place.flags(), 0, port);
    publish();
  }

  void reportBlock(long frame, int frames, Place place) {
    long now = System.nanoTime();
    long at = next();
    memory.set(ValueLayout.JAVA_LONG, at, frame);
    memory.set(ValueLayout.JAVA_LONG, at + 8, now);
    memory.set(ValueLayout.JAVA_DOUBLE, at + 16, place.tick());
    memory.set(ValueLayout.JAVA_DOUBLE, at + 24, place.tickInBar());
    memory.set(ValueLayout.JAVA_DOUBLE, at + 32, place.bpm());
    putInt(at + 40, place.bar());
    putInt(at + 44, place.epoch());
    putInt(at + 48, frames);
    bytes(at, LinkLayout.REPORT_BLOCK, place.flags(), 4, 4);
    publish();
    Shared.releaseLong(memory, LinkLayout.EDGE_NANOS_AT, now);
  }

  private long next() {
    return LinkLayout.REPORT_AT + (written & (LinkLayout.REPORTS - 1)) * LinkLayout.REPORT_BYTES;
  }

  private void bytes(long at, int kind, int flags, int beatsPerBar, int port) {
    memory.set(ValueLayout.JAVA_BYTE, at + 60, (byte) kind);
    memory.set(ValueLayout.JAVA_BYTE, at + 61, (byte) flags);
    memory.set(ValueLayout.JAVA_BYTE, at + 62, (byte) beatsPerBar);
    memory.set(ValueLayout.JAVA_BYTE, at + 63, (byte) port);
  }

  private void publish() {
    Shared.releaseLong(memory, LinkLayout.REPORTS_WRITTEN_AT, ++written);
  }

  /// Everything ordered since the last call, the scheduled lane first.
  List<Order> takeOrders() {
    var orders = new ArrayList<Order>();
    ordersRead = take(orders, 0, LinkLayout.ORDER_AT, LinkLayout.ORDERS_WRITTEN_AT, ordersRead);
    Shared.releaseLong(memory, LinkLayout.ORDERS_READ_AT, ordersRead);
    nowRead = take(orders, 1, LinkLayout.NOW_ORDER_AT, LinkLayout.NOW_WRITTEN_AT, nowRead);
    Shared.releaseLong(memory, LinkLayout.NOW_READ_AT, nowRead);
    return orders;
  }

  private long take(List<Order> orders, int lane, long ringAt, long writtenAt, long read) {
    long until = Shared.acquireLong(memory, writtenAt);
    for (long i = read; i < until; i++) {
      long at = ringAt + (i & (LinkLayout.ORDERS - 1)) * LinkLayout.ORDER_BYTES;
      int what = getInt(at + 28);
      assert ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
      orders.add(
          new Order(
              lane,
              getLong(at),
              getLong(at + 8),
              getInt(at + 16),
              getInt(at + 20),
              getInt(at + 24),
              what & 0x3F,
              what >> 6 & 1,
              what >> 8 & 0xFF,
              what >> 16 & 0xFF,
              what >>> 24));
    }
    return until;
  }

  /// A text of the view.
  String viewText(long at, int size) {
    var bytes = memory.asSlice(LinkLayout.VIEW_AT + at, size).toArray(ValueLayout.JAVA_BYTE);
    int length = 0;
    while (bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, java.nio.charset.StandardCharsets.UTF_8);
  }

  int generation(int role) {
    return getInt(LinkLayout.GENERATION_AT + 4L * role);
  }

  long recalled(int role, int generation) {
    return getLong(LinkLayout.RECALLED_AT + 8L * (role * LinkLayout.RECALLS + generation % 16));
  }

  @Override
  public void close() throws IOException {
    arena.close();
    Files.deleteIfExists(path);
  }
}
