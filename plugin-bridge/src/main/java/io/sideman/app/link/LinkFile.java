package io.sideman.app.link;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/// A link file in memory: who made it, who serves it, what the edge publishes about itself. The
/// rings are read and written by [Reports] and [OrderLane].
///
/// Any thread may read; one companion writes. Nobody may touch it once it is closed.
final class LinkFile implements AutoCloseable {
  private final Path path;
  private final Arena arena;
  private final MemorySegment memory;

  private LinkFile(Path path, Arena arena, MemorySegment memory) {
    this.path = path;
    this.arena = arena;
    this.memory = memory;
  }

  /// Maps a file and checks that both sides mean the same by it.
  ///
  /// @throws LinkException with a sentence when it is no link, or one of another version
  static LinkFile open(Path path) {
    var arena = Arena.ofShared();
    boolean kept = false;
    try (var channel = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      long bytes = channel.size();
      if (bytes < LinkLayout.HEADER_BYTES) {
        throw new LinkException(
            "Link %s must have at least %d bytes, but has %d; it is left alone."
                .formatted(path, LinkLayout.HEADER_BYTES, bytes));
      }
      var memory = channel.map(FileChannel.MapMode.READ_WRITE, 0, bytes, arena);
      check(path, memory);
      kept = true;
      return new LinkFile(path, arena, memory);
    } catch (IOException e) {
      throw new LinkException("Link %s cannot be opened: %s.".formatted(path, e.getMessage()), e);
    } finally {
      if (!kept) {
        arena.close();
      }
    }
  }

  private static void check(Path path, MemorySegment memory) {
    if (memory.get(ValueLayout.JAVA_LONG, LinkLayout.MAGIC_AT) != LinkLayout.MAGIC) {
      throw new LinkException("File %s is no link of Sideman; it is left alone.".formatted(path));
    }
    int version = memory.get(ValueLayout.JAVA_INT, LinkLayout.VERSION_AT);
    if (version != LinkLayout.VERSION) {
      // The header means the same in every version: so the edge learns who was here.
      Shared.releaseInt(memory, LinkLayout.COMPANION_VERSION_AT, LinkLayout.VERSION);
      throw new LinkException(
          ("A plugin speaks version %d of the link, this Sideman version %d: update the older of"
                  + " the two (`sideman plugin build`, then `sideman plugin install`; link %s).")
              .formatted(Integer.toUnsignedLong(version), LinkLayout.VERSION, path));
    }
    check(path, memory, "size", LinkLayout.SIZE_AT, LinkLayout.FILE_BYTES);
    check(path, memory, "report size", LinkLayout.REPORT_SIZE_AT, LinkLayout.REPORT_BYTES);
    check(path, memory, "order size", LinkLayout.ORDER_SIZE_AT, LinkLayout.ORDER_BYTES);
    check(path, memory, "view size", LinkLayout.VIEW_SIZE_AT, LinkLayout.VIEW_BYTES);
    if (memory.byteSize() < LinkLayout.FILE_BYTES) {
      throw new LinkException(
          "Link %s must have %d bytes, but has %d; it is left alone."
              .formatted(path, LinkLayout.FILE_BYTES, memory.byteSize()));
    }
  }

  private static void check(Path path, MemorySegment memory, String name, long at, int expected) {
    int found = memory.get(ValueLayout.JAVA_INT, at);
    if (found != expected) {
      throw new LinkException(
          "Link %s: %s must be %d bytes, but is %d. Build plugin and companion from one version."
              .formatted(path, name, expected, Integer.toUnsignedLong(found)));
    }
  }

  /// Takes the file for the companion that `token` names, unless another one lives. Returns false
  /// when one does.
  boolean attach(long token, int pid, long nowNanos) {
    long owner = Shared.acquireLong(memory, LinkLayout.COMPANION_AT);
    long beat = Shared.acquireLong(memory, LinkLayout.HEARTBEAT_AT);
    if (owner != 0 && owner != token && nowNanos - beat < LinkLayout.STALE_NANOS) {
      return false;
    }
    // What was reported to an earlier companion is over. The edge reports nothing while nobody
    // is there, so nothing new is lost.
    if (!Shared.exchange(memory, LinkLayout.COMPANION_AT, owner, 0)) {
      return false;
    }
    long reported = Shared.acquireLong(memory, LinkLayout.REPORTS_WRITTEN_AT);
    Shared.releaseLong(memory, LinkLayout.REPORTS_READ_AT, reported);
    memory.set(ValueLayout.JAVA_INT, LinkLayout.COMPANION_PID_AT, pid);
    Shared.releaseInt(memory, LinkLayout.COMPANION_VERSION_AT, LinkLayout.VERSION);
    Shared.releaseLong(memory, LinkLayout.HEARTBEAT_AT, nowNanos);
    return Shared.exchange(memory, LinkLayout.COMPANION_AT, 0, token);
  }

  /// Leaves in peace: the edge ends what sounds.
  void leave(long token) {
    Shared.exchange(memory, LinkLayout.COMPANION_AT, token, 0);
  }

  /// [conductor-thread] Says that the companion lives.
  void beat(long nowNanos) {
    Shared.releaseLong(memory, LinkLayout.HEARTBEAT_AT, nowNanos);
  }

  /// [conductor-thread] Ends everything that sounds and voids what was ordered.
  void panic() {
    int raised = memory.get(ValueLayout.JAVA_INT, LinkLayout.PANIC_AT) + 1;
    Shared.releaseInt(memory, LinkLayout.PANIC_AT, raised);
  }

  boolean isServedBy(long token) {
    return Shared.acquireLong(memory, LinkLayout.COMPANION_AT) == token;
  }

  Path path() {
    return path;
  }

  MemorySegment memory() {
    return memory;
  }

  boolean isPlugin() {
    return memory.get(ValueLayout.JAVA_INT, LinkLayout.EDGE_KIND_AT) == LinkLayout.KIND_PLUGIN;
  }

  int edgePid() {
    return memory.get(ValueLayout.JAVA_INT, LinkLayout.EDGE_PID_AT);
  }

  int companionPid() {
    return memory.get(ValueLayout.JAVA_INT, LinkLayout.COMPANION_PID_AT);
  }

  String name() {
    return text(LinkLayout.NAME_AT, LinkLayout.NAME_BYTES);
  }

  double sampleRateHz() {
    return memory.get(ValueLayout.JAVA_DOUBLE, LinkLayout.SAMPLE_RATE_AT);
  }

  /// When the edge last processed a block, by the monotonic clock.
  long edgeNanos() {
    return Shared.acquireLong(memory, LinkLayout.EDGE_NANOS_AT);
  }

  int outputLatencyFrames() {
    return memory.get(ValueLayout.JAVA_INT, LinkLayout.OUTPUT_LATENCY_AT);
  }

  /// Value of a control as the edge keeps it, or NaN when it is not set there.
  float control(int number) {
    return memory.get(ValueLayout.JAVA_FLOAT, LinkLayout.CONTROL_AT + 4L * number);
  }

  long seed() {
    return memory.get(ValueLayout.JAVA_LONG, LinkLayout.SEED_AT);
  }

  /// The eight bytes of the style's name from `index` * 8 on, to compare without allocating.
  long styleWord(int index) {
    return memory.get(ValueLayout.JAVA_LONG, LinkLayout.STATE_STYLE_AT + 8L * index);
  }

  /// The style asked for by name, or empty.
  String stateStyle() {
    return text(LinkLayout.STATE_STYLE_AT, LinkLayout.STYLE_BYTES);
  }

  /// A counter or another long that the edge publishes.
  long count(long at) {
    return Shared.acquireLong(memory, at);
  }

  private String text(long at, int size) {
    var bytes = memory.asSlice(at, size).toArray(ValueLayout.JAVA_BYTE);
    int length = 0;
    while (length < size && bytes[length] != 0) {
      length++;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    arena.close();
  }
}
