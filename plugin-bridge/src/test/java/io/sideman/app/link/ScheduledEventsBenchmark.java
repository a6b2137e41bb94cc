package io.sideman.app.link;

import io.sideman.app.shim.Shim;
import io.sideman.app.shim.VirtualPorts;
import java.io.IOException;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;

/// Orders notes at known frames through Sideman's own ports, 100 ms ahead, while other threads
/// allocate as fast as they can. Who listens at the ports (`native/acceptance/events`) knows the
/// same frames and tells how far each message was off.
final class ScheduledEventsBenchmark {
  private static final int FRAMES_AHEAD = 4800;
  private static final int LENGTH = 100;
  private static final long PATIENCE_NANOS = 20_000_000_000L;
  private static final int TOKEN = 4711;

  private static volatile boolean finished;
  private static volatile Object unusedGarbage = new Object();

  private final LinkFile file;
  private final Reports reports;
  private final OrderLane lane;
  private long frame;
  private int epoch;

  private ScheduledEventsBenchmark(LinkFile file) {
    this.file = file;
    reports = new Reports(file);
    lane = OrderLane.scheduled(file);
  }

  /// Start of note `i`, in frames after the first.
  private static long start(int i) {
    return 240L * i + 7919L * i % 200;
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    int notes = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 10_000;
    Shim shim = Shim.load().orElseThrow(() -> new IllegalStateException(Shim.whyMissing()));
    try (VirtualPorts ports = shim.openDefault("Sideman").orElseThrow();
        LinkFolder folder =
            LinkFolder.open(LinkFolder.ofUser(), TOKEN, System.out::println).orElseThrow()) {
      LinkFile file = find(folder);
      var bytes = new AtomicLong();
      Thread allocator = Thread.ofPlatform().start(() -> allocate(bytes));
      System.out.println("Ready: " + ports.description());
      new ScheduledEventsBenchmark(file).conduct(notes);
      finished = true;
      allocator.join();
      tell(file, bytes.get());
      folder.release(file);
    }
  }

  private static LinkFile find(LinkFolder folder) throws IOException {
    long giveUp = System.nanoTime() + PATIENCE_NANOS;
    while (System.nanoTime() < giveUp) {
      List<LinkFile> found = folder.findNew(System.nanoTime());
      if (!found.isEmpty()) {
        return found.getFirst();
      }
      LockSupport.parkNanos(1_000_000);
    }
    throw new IllegalStateException("the ports have made no link within 20 s");
  }

  /// Waits until somebody listens, then orders all notes, each when it is 100 ms ahead.
  private void conduct(int notes) {
    pause(3_000_000_000L);
    long base = frame + 2L * FRAMES_AHEAD;
    for (int i = 0; i < notes; i++) {
      long at = base + start(i);
      while (frame + FRAMES_AHEAD < at) {
        round();
      }
      int what =
          OrderLane.pack(LinkLayout.ORDER_NOTE, LinkLayout.UNIT_FRAMES, i % 5, 30 + i % 64, 100);
      while (!lane.write(at, at + LENGTH, i + 1, 0, epoch, what)) {
        round();
      }
    }
    pause(1_000_000_000L);
  }

  private void pause(long nanos) {
    long end = System.nanoTime() + nanos;
    while (System.nanoTime() < end) {
      round();
    }
  }

  private void round() {
    file.beat(System.nanoTime());
    while (reports.peek()) {
      frame = reports.frame() + reports.frames();
      epoch = reports.epoch();
      reports.take();
    }
    LockSupport.parkNanos(1_000_000);
  }

  /// Short-lived arrays of all sizes, and some that live on for a while.
  private static void allocate(AtomicLong bytes) {
    var kept = new byte[512][];
    var random = ThreadLocalRandom.current();
    while (!finished) {
      var array = new byte[1 << 4 + random.nextInt(14)];
      kept[random.nextInt(kept.length)] = array;
      unusedGarbage = array;
      bytes.addAndGet(array.length);
    }
  }

  private static void tell(LinkFile file, long bytes) {
    long collections = 0;
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      collections += Math.max(0, collector.getCollectionCount());
    }
    System.out.printf(
        "allocated %.1f GB meanwhile, %d garbage collections; the edge counts %d notes late%n",
        bytes / 1e9, collections, file.count(LinkLayout.NOTES_LATE_AT));
  }
}
