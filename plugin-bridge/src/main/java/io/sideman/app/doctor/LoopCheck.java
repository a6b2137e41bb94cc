package io.sideman.app.doctor;

import io.sideman.app.cli.CliError;
import io.sideman.app.link.LinkProbe;
import io.sideman.engine.event.MidiMessage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.locks.LockSupport;

/// Exactness of a route: how long a played note takes to come through, and how far a scheduled one
/// is from its frame.
public final class LoopCheck {
  /// How far ahead events are written, as the companion does.
  private static final double AHEAD_SECONDS = 0.1;

  private static final double GIVE_UP_SECONDS = 1;
  private static final double PILOT_SECONDS = 3;
  private static final int ROLES = 5;

  /// Scheduled notes, both of their ends counted.
  ///
  /// @param offFrames how far each event was from its frame, beside the constant way of the loop
  /// @param missed events that never came
  /// @param surplus events that nobody had ordered, second copies included
  /// @param late notes that the edge itself started after their frame
  /// @param hanging notes that still sounded in the end
  public record Schedule(Spread offFrames, int missed, int surplus, long late, long hanging) {}

  private record Event(boolean begins, int channel, int key, long frame) {
    static Event of(LinkProbe probe) {
      int message = probe.message();
      return new Event(
          MidiMessage.isNoteOn(message),
          MidiMessage.channel(message),
          MidiMessage.data1(message),
          probe.frame());
    }

    boolean isSame(Event other) {
      return begins == other.begins && channel == other.channel && key == other.key;
    }
  }

  private final Bench bench;
  private final LinkProbe meter;
  private final SplittableRandom random = new SplittableRandom(1);

  public LoopCheck(Bench bench) {
    this.bench = bench;
    meter = bench.meter();
  }

  /// Waits until what the meter plays comes back.
  ///
  /// @throws CliError when it does not
  public void connect() {
    long begun = System.nanoTime();
    long lastPilot = begun;
    while (System.nanoTime() - begun < PILOT_SECONDS * 1e9) {
      if (meter.poll() && MidiMessage.isNoteOn(meter.message())) {
        settle();
        return;
      }
      if (meter.isReady() && System.nanoTime() - lastPilot > 50_000_000) {
        lastPilot = System.nanoTime();
        long at = meter.endFrame() + 4L * meter.blockFrames();
        meter.note(0, 60, 64, at, at + 10);
      }
      LockSupport.parkNanos(500_000);
    }
    throw CliError.missingDevice(
        "Nothing comes back through the loop; the ports are not connected.");
  }

  /// Lets what is under way arrive.
  private void settle() {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 200_000_000) {
      while (meter.poll()) {
        begun = System.nanoTime();
      }
      LockSupport.parkNanos(500_000);
    }
  }

  /// Frames from a played note to its coming out, the loop's own block taken off.
  public Spread thru(int notes) {
    var sent = new ArrayList<Event>();
    var heard = new ArrayList<Event>();
    long begun = System.nanoTime();
    long next = meter.endFrame() + ahead(meter);
    while (heard.size() < notes && System.nanoTime() - begun < limitNanos(notes * 0.02)) {
      while (sent.size() < notes && next < meter.endFrame() + 2 * ahead(meter)) {
        int key = 24 + sent.size() % 96;
        meter.note(0, key, 64, next, next + 24);
        sent.add(new Event(true, 9, key, next));
        next += random.nextLong(480, 1440);
      }
      listen(meter, heard, true);
      LockSupport.parkNanos(500_000);
    }
    var frames = new ArrayList<Double>();
    int at = 0;
    for (Event event : heard) {
      while (at < sent.size() && sent.get(at).key() != event.key()) {
        at++;
      }
      if (at < sent.size()) {
        frames.add((double) (event.frame() - sent.get(at++).frame() - meter.blockFrames()));
      }
    }
    return Spread.of(frames.stream().mapToDouble(Double::doubleValue).toArray());
  }

  /// Orders notes at the band's end and looks where they come out.
  public Schedule schedule(int notes) {
    try (LinkProbe band = LinkProbe.open(bench.bandLink())) {
      long wait = System.nanoTime();
      while (!band.isReady() && System.nanoTime() - wait < GIVE_UP_SECONDS * 1e9) {
        while (band.poll()) {}
        while (meter.poll()) {}
        LockSupport.parkNanos(500_000);
      }
      var ordered = new ArrayList<Event>();
      var heard = order(band, notes, ordered);
      return compare(ordered, heard, band.lateNotes(), band.sounding());
    }
  }

  private List<Event> order(LinkProbe band, int notes, List<Event> ordered) {
    var heard = new ArrayList<Event>();
    long begun = System.nanoTime();
    long next = band.endFrame() + ahead(band);
    for (int made = 0;
        heard.size() < 2 * notes && System.nanoTime() - begun < limitNanos(notes * 0.002); ) {
      while (made < notes && next < band.endFrame() + ahead(band)) {
        int role = made % ROLES;
        int key = 24 + made % 96;
        long length = random.nextLong(20, 400);
        if (!band.note(role, key, 1 + made % 127, next, next + length)) {
          break;
        }
        ordered.add(new Event(true, 9 + role, key, next));
        ordered.add(new Event(false, 9 + role, key, next + length));
        next += random.nextLong(20, 172);
        made++;
      }
      while (band.poll()) {}
      listen(meter, heard, false);
      LockSupport.parkNanos(500_000);
    }
    settleInto(heard, band);
    return heard;
  }

  /// Anything that comes too much would come now.
  private void settleInto(List<Event> heard, LinkProbe band) {
    long begun = System.nanoTime();
    while (System.nanoTime() - begun < 50_000_000) {
      while (band.poll()) {}
      listen(meter, heard, false);
      LockSupport.parkNanos(500_000);
    }
  }

  private static Schedule compare(List<Event> ordered, List<Event> heard, long late, long hanging) {
    var off = new ArrayList<Double>();
    var taken = new boolean[heard.size()];
    int from = 0;
    for (Event event : ordered) {
      for (int i = from; i < Math.min(heard.size(), from + 600); i++) {
        if (!taken[i] && heard.get(i).isSame(event)) {
          taken[i] = true;
          off.add((double) (heard.get(i).frame() - event.frame()));
          break;
        }
      }
      while (from < taken.length && taken[from]) {
        from++;
      }
    }
    double[] ways = off.stream().mapToDouble(Double::doubleValue).toArray();
    double[] sorted = ways.clone();
    Arrays.sort(sorted);
    double way = sorted.length == 0 ? 0 : sorted[sorted.length / 2];
    return new Schedule(
        Spread.of(Arrays.stream(ways).map(frames -> Math.abs(frames - way)).toArray()),
        ordered.size() - off.size(),
        heard.size() - off.size(),
        late,
        hanging);
  }

  private static void listen(LinkProbe probe, List<Event> heard, boolean onsetsOnly) {
    while (probe.poll()) {
      int message = probe.message();
      boolean begins = MidiMessage.isNoteOn(message);
      if (begins || !onsetsOnly && MidiMessage.isNoteOff(message)) {
        heard.add(Event.of(probe));
      }
    }
  }

  private static long ahead(LinkProbe probe) {
    return Math.round(AHEAD_SECONDS * probe.sampleRateHz());
  }

  private static long limitNanos(double musicSeconds) {
    return Math.round((3 * musicSeconds + AHEAD_SECONDS + GIVE_UP_SECONDS) * 1e9);
  }
}
