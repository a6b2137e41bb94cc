package io.sideman.app.link;

import java.nio.file.Path;
import java.util.concurrent.ThreadLocalRandom;

/// A companion of one edge that plays no music: it orders single notes at exact frames and hears
/// what comes in. For measuring.
///
/// One thread; call [#poll] at least every few milliseconds, for it also says that we live.
public final class LinkProbe implements AutoCloseable {
  private final LinkFile file;
  private final long token;
  private final Reports reports;
  private final OrderLane lane;
  private long endFrame;
  private int blockFrames;
  private int epoch;
  private boolean ready;
  private int lastId;

  private LinkProbe(LinkFile file, long token) {
    this.file = file;
    this.token = token;
    reports = new Reports(file);
    lane = OrderLane.scheduled(file);
  }

  /// Takes the edge behind a link file.
  ///
  /// @throws LinkException when it is no link or another companion serves it
  public static LinkProbe open(Path link) {
    LinkFile file = LinkFile.open(link);
    long token = ThreadLocalRandom.current().nextLong() | 1;
    if (!file.attach(token, (int) ProcessHandle.current().pid(), System.nanoTime())) {
      int pid = file.companionPid();
      file.close();
      throw new LinkException(
          "Link %s is served by another Sideman (process %d).".formatted(link, pid));
    }
    return new LinkProbe(file, token);
  }

  /// Takes the next message that came in, if there is one, and says that this companion lives.
  public boolean poll() {
    file.beat(System.nanoTime());
    while (reports.peek()) {
      int kind = reports.kind();
      reports.take();
      if (kind == LinkLayout.REPORT_BLOCK) {
        endFrame = reports.frame() + reports.frames();
        blockFrames = reports.frames();
        epoch = reports.epoch();
        ready = true;
      } else if (kind == LinkLayout.REPORT_INPUT) {
        return true;
      }
    }
    return false;
  }

  /// True once the edge has reported a block, so that orders can be given.
  public boolean isReady() {
    return ready;
  }

  /// Of the message that [#poll] took: the frame at which it came in.
  public long frame() {
    return reports.frame();
  }

  /// Of the message that [#poll] took, packed as `MidiMessage` does.
  public int message() {
    return reports.message();
  }

  /// Orders a note at a frame of the edge's clock. Returns false when there is no room.
  public boolean note(int role, int key, int velocity, long startFrame, long endFrame) {
    int what = OrderLane.pack(LinkLayout.ORDER_NOTE, LinkLayout.UNIT_FRAMES, role, key, velocity);
    return lane.write(startFrame, endFrame, ++lastId, 0, epoch, what);
  }

  /// The first frame that the edge has not reported yet.
  public long endFrame() {
    return endFrame;
  }

  /// How long the edge's blocks are.
  public int blockFrames() {
    return blockFrames;
  }

  public double sampleRateHz() {
    return file.sampleRateHz();
  }

  /// Notes that the edge started after their frame.
  public long lateNotes() {
    return file.count(LinkLayout.NOTES_LATE_AT);
  }

  /// Notes that sound now, as the edge counts them.
  public long sounding() {
    return file.count(LinkLayout.NOTES_STARTED_AT) - file.count(LinkLayout.NOTES_ENDED_AT);
  }

  @Override
  public void close() {
    file.leave(token);
    file.close();
  }
}
