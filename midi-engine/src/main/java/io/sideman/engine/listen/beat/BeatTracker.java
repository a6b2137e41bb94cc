package io.sideman.engine.listen.beat;

/// Follows the beat of a performance while it is played: tempo, phase, metre and place in the bar.
/// Causal; nothing is allocated after construction; conductor thread only. What it says depends on
/// the notes alone, not on how often [#advance] is called, as it decides on a grid of 10 ms frames.
///
/// Before the first note there is no beat: [#beatCount] is 0 and [#bpm] a guess.
public final class BeatTracker {
  private static final long FRAME = BarSpace.FRAME_NANOS;
  private static final int STALE_FRAMES = 2_000; // 20 s of silence: keep time, stop believing
  private static final double SAME_PHASE = 0.18; // of a beat
  private static final double LATE = 0.3; // of a beat: one missed by less is still counted

  private final double switchRatio;
  private final OnsetMarks marks = new OnsetMarks();
  private final BeatFilter filter;
  private final PulseReader reader;

  private boolean started;
  private long frame; // the open frame
  private long lastOnsetFrame;
  private boolean stale;

  private double periodNanos;
  private double lastBeat; // nanos
  private double nextBeat;
  private long beats;
  private int meter;
  private int beatInBar;
  private int nextInBar;
  private double confidence;

  public BeatTracker(BeatModel model) {
    switchRatio = model.settings().switchRatio();
    filter = new BeatFilter(model);
    reader = new PulseReader(filter);
    reset();
  }

  /// Forgets everything, as after a locate.
  public void reset() {
    marks.reset();
    filter.reset();
    started = false;
    stale = false;
    periodNanos = 60e9 / 78;
    beats = 0;
    lastBeat = 0;
    nextBeat = 0;
    meter = 0;
    beatInBar = 0;
    nextInBar = 0;
    confidence = 0;
  }

  /// Expects about this tempo, as a style or a count-in tells it, which also settles whether to
  /// count in halves or doubles; 0 withdraws it. Best told before the first note; outlives
  /// [#reset].
  public void expect(double bpm) {
    filter.expect(bpm);
    if (!started && bpm > 0) {
      periodNanos = 60e9 / bpm;
    }
  }

  /// A key goes down at `nanos`; times never go backwards.
  public void noteOn(long nanos, int key, int velocity) {
    advance(nanos);
    if (!started) {
      begin(Math.floorDiv(nanos, FRAME));
    }
    marks.add(nanos, key, velocity);
  }

  /// A key goes up. Lengths of notes are no witness yet, so this only moves the time on.
  public void noteOff(long nanos) {
    advance(nanos);
  }

  private void begin(long atFrame) {
    started = true;
    frame = atFrame;
    lastOnsetFrame = atFrame;
    filter.start(frame, marks.rate());
    nextBeat = frame * FRAME + FRAME / 2.0;
  }

  /// Tells that all input before `nanos` has been told.
  public void advance(long nanos) {
    if (!started) {
      return;
    }
    long target = Math.floorDiv(nanos, FRAME);
    if (target - frame > 2L * STALE_FRAMES) {
      while (!stale) {
        closeFrame();
      }
      skipTo(target);
    }
    while (frame < target) {
      closeFrame();
    }
  }

  private void closeFrame() {
    if (marks.isOpen()) {
      hear();
    }
    emitUntil((frame + 1) * FRAME);
    frame++;
    stale = frame - lastOnsetFrame > STALE_FRAMES;
    if (!stale) {
      filter.step();
    }
  }

  // Nothing is heard for long: the beats go on, the belief does not.
  private void skipTo(long target) {
    frame = target;
    emitUntil(target * FRAME);
  }

  private void hear() {
    marks.close(frame * FRAME);
    if (frame - lastOnsetFrame > STALE_FRAMES) {
      filter.start(frame, marks.rate());
      nextBeat = Math.min(nextBeat, frame * FRAME + FRAME / 2.0);
    }
    lastOnsetFrame = frame;
    filter.weigh(marks.rate());
    filter.observe(marks);
    decide();
  }

  private void decide() {
    reader.readBest();
    double bestMass = reader.mass();
    if (beats > 0 && !continues()) {
      reader.readNear(periodNanos / FRAME);
      if (!continues() || reader.mass() * switchRatio < bestMass) {
        reader.readBest();
      }
    }
    adopt();
  }

  // True when the pulse just read goes on from the one that is being counted.
  private boolean continues() {
    double length = reader.lengthFrames() * FRAME;
    if (Math.abs(length / periodNanos - 1) > 0.1) {
      return false;
    }
    double off = (candidate() - nextBeat) / length;
    return Math.abs(off - Math.rint(off)) < SAME_PHASE;
  }

  // The middle of the frame on which the reader expects the next beat.
  private double candidate() {
    return (frame + reader.framesToBeat()) * FRAME + FRAME / 2.0;
  }

  private void adopt() {
    periodNanos = reader.lengthFrames() * FRAME;
    confidence = reader.mass();
    double candidate = candidate();
    int inBar = reader.beatInBar();
    meter = reader.meter();
    int perBar = BeatModel.METERS[meter];
    int coming = (inBar + 1) % perBar;
    while (beats > 0 && candidate - lastBeat < 0.5 * periodNanos) {
      candidate += periodNanos;
      coming = (coming + 1) % perBar;
    }
    double now = (double) frame * FRAME;
    double earliest = Math.max(now - LATE * periodNanos, lastBeat + 0.5 * periodNanos);
    while (candidate - periodNanos > earliest) {
      candidate -= periodNanos;
      coming = (coming + perBar - 1) % perBar;
    }
    if (beats == 0) {
      candidate = now + FRAME / 2.0;
      coming = 0;
    }
    nextBeat = Math.max(candidate, now);
    nextInBar = coming;
  }

  private void emitUntil(long nanos) {
    while (nextBeat < nanos) {
      lastBeat = nextBeat;
      nextBeat += periodNanos;
      beats++;
      beatInBar = nextInBar;
      nextInBar = (nextInBar + 1) % beatsPerBar();
    }
  }

  /// Beats so far; the first is number 1.
  public long beatCount() {
    return beats;
  }

  public double bpm() {
    return 60e9 / periodNanos;
  }

  /// How sure tempo and phase are, 0 to 1.
  public double confidence() {
    return confidence;
  }

  public long lastBeatNanos() {
    return Math.round(lastBeat);
  }

  public long nextBeatNanos() {
    return Math.round(nextBeat);
  }

  /// The place in the bar of the last beat, from 0.
  public int beatInBar() {
    return beatInBar;
  }

  public int beatsPerBar() {
    return BeatModel.METERS[meter];
  }

  /// Fractional beat at `nanos`, as expected now: the last beat is [#beatCount], the next one more;
  /// 0 before the first.
  public double beatAt(long nanos) {
    return beats == 0 ? 0 : beats + (nanos - lastBeat) / (nextBeat - lastBeat);
  }
}
