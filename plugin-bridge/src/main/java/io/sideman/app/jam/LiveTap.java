package io.sideman.app.jam;

import io.sideman.app.band.Band;
import io.sideman.app.link.Links;
import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.schedule.NoteTape;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Lets others see where the first band is and what has been played last. The conductor thread
/// copies into memory of its own when somebody has asked, and allocates nothing.
public final class LiveTap {
  private static final long EVERY_NANOS = 40_000_000;
  private static final long PATIENCE_NANOS = 300_000_000;

  private final @Nullable Stage stage;
  private final @Nullable Links links;

  // Handed over by `placed`: the conductor thread writes while it is false.
  private final AtomicBoolean placed = new AtomicBoolean();
  private double tick = Double.NaN;
  private long nanos;
  private double bpm;
  private long barTick;
  private @Nullable Meter meter;

  // Handed over by `asked` and `copied` in turn.
  private final AtomicBoolean asked = new AtomicBoolean();
  private final AtomicBoolean copied = new AtomicBoolean();
  private final LiveNotes notes = new LiveNotes();

  private long lookedNanos;
  private volatile Place latest = Place.NOWHERE;

  /// Where the band is.
  ///
  /// @param tick band time; NaN while nobody plays
  /// @param nanos of the monotonic clock at that tick
  /// @param barTick where the bar began
  public record Place(double tick, long nanos, double bpm, long barTick, Meter meter) {
    static final Place NOWHERE = new Place(Double.NaN, 0, 0, 0, Meter.COMMON);

    public boolean isPlaying() {
      return !Double.isNaN(tick);
    }
  }

  public LiveTap(Optional<Stage> stage, Optional<Links> links) {
    this.stage = stage.orElse(null);
    this.links = links.orElse(null);
  }

  // ---- Conductor thread -----------------------------------------------------------------------

  /// [conductor-thread] Copies what was asked for.
  void round(long nowNanos) {
    if (nowNanos - lookedNanos >= EVERY_NANOS && !placed.getAcquire()) {
      lookedNanos = nowNanos;
      look(nowNanos);
      placed.setRelease(true);
    }
    if (asked.getAcquire()) {
      asked.setRelease(false);
      Band band = band();
      double now = tickAt(nowNanos);
      if (band != null && !Double.isNaN(now)) {
        notes.fill(band, (long) Math.floor(now));
      } else {
        notes.clear();
      }
      copied.setRelease(true);
    }
  }

  private void look(long nowNanos) {
    Band band = band();
    tick = band == null ? Double.NaN : tickAt(nowNanos);
    nanos = nowNanos;
    if (band != null && !Double.isNaN(tick)) {
      long whole = (long) Math.floor(tick);
      Meters meters = band.clock().meters();
      bpm = band.clock().transport().bpmAt(whole);
      barTick = whole - meters.tickInBar(whole);
      meter = meters.meterAt(whole);
    }
  }

  private double tickAt(long now) {
    Stage local = stage;
    if (local != null) {
      return local.tickAt(now);
    }
    Links shared = links;
    return shared == null ? Double.NaN : shared.tickAt(0, now);
  }

  private @Nullable Band band() {
    Stage local = stage;
    if (local != null) {
      return local.band();
    }
    Links shared = links;
    return shared == null ? null : shared.band(0);
  }

  // ---- Any other thread -----------------------------------------------------------------------

  /// [any-thread] Where the band is, or was when it was looked at last.
  public synchronized Place place() {
    if (placed.getAcquire()) {
      Meter now = meter;
      latest = new Place(tick, nanos, bpm, barTick, now == null ? Meter.COMMON : now);
      placed.setRelease(false);
    }
    return latest;
  }

  /// [any-thread] What has been played in the last bars; empty when nobody plays, or when the
  /// conductor thread does not answer.
  public synchronized Optional<Played> played() {
    copied.setRelease(false);
    asked.setRelease(true);
    long end = System.nanoTime() + PATIENCE_NANOS;
    while (!copied.getAcquire()) {
      if (System.nanoTime() - end > 0) {
        return Optional.empty();
      }
      LockSupport.parkNanos(1_000_000);
    }
    return notes.played();
  }

  /// A copy of the tapes and of the harmony, as flat arrays.
  private static final class LiveNotes implements NoteTape.Taker {
    private static final int BARS = 8;
    private static final int MOST = 8192;
    private static final int MOST_STEPS = 1024;
    private static final int TONES = Role.values().length;
    private static final Role[] ROLES = Role.values();

    private final long[] starts = new long[MOST];
    private final long[] lengths = new long[MOST];
    private final int[] strokes = new int[MOST]; // source << 16 | key << 8 | velocity
    private final Chord[] chords = new Chord[MOST_STEPS];
    private int steps;
    private @Nullable Key key;
    private Meter meter = Meter.COMMON;
    private double bpm;
    private int count;
    private int source;
    private long fromTick;
    private long toTick;

    void clear() {
      count = 0;
      toTick = 0;
      fromTick = 0;
    }

    void fill(Band band, long now) {
      Meters meters = band.clock().meters();
      long bar = meters.barAt(now);
      long first = meters.barStart(Math.max(0, bar - BARS));
      // A band that has just begun is judged by the bar it is in.
      fromTick = first;
      toTick = bar == 0 || first >= meters.barStart(bar) ? now : meters.barStart(bar);
      count = 0;
      for (Role role : ROLES) {
        source = role.ordinal();
        band.capture().tape(role).copy(fromTick, this);
      }
      source = TONES;
      band.played().tones().copy(fromTick, this);
      source = TONES + 1;
      band.played().drums().copy(fromTick, this);
      long step = fromTick / Ticks.PER_STEP;
      steps = (int) Math.min(MOST_STEPS, (toTick - fromTick) / Ticks.PER_STEP);
      var harmony = band.bearings().harmony();
      for (int i = 0; i < steps; i++) {
        chords[i] = harmony.chordAt(step + i);
      }
      bpm = band.clock().transport().bpmAt(now);
      meter = meters.meterAt(now);
      key = harmony.keyAt(Math.max(0, now / Ticks.PER_STEP));
    }

    @Override
    public void take(long startTick, long lengthTicks, int noteKey, int velocity) {
      if (count < MOST && startTick < toTick) {
        starts[count] = startTick;
        lengths[count] = lengthTicks == 0 ? Math.max(1, toTick - startTick) : lengthTicks;
        strokes[count++] = source << 16 | noteKey << 8 | velocity;
      }
    }

    Optional<Played> played() {
      if (toTick <= fromTick) {
        return Optional.empty();
      }
      var builder = new Played.Builder(fromTick, toTick);
      for (int i = 0; i < count; i++) {
        builder.note(
            strokes[i] >> 16,
            starts[i],
            lengths[i],
            strokes[i] >> 8 & 0x7F,
            Math.max(1, strokes[i] & 0x7F));
      }
      for (int i = 0; i < steps; i++) {
        builder.chord(i, chords[i]);
      }
      return Optional.of(builder.build(Optional.ofNullable(key), bpm, meter));
    }
  }
}
