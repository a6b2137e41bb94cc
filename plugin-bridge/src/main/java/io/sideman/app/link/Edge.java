package io.sideman.app.link;

import io.sideman.engine.steer.Control;

/// One edge that this companion serves: its rings, the last block it reported, and where it stands
/// on the time line of its band.
///
/// Conductor thread; allocates nothing after construction.
final class Edge {
  private static final Metres METRES = new Metres();
  private static final double NANOS_PER_SECOND = 1e9;

  private final LinkFile file;
  private final Reports reports;
  private final OrderLane scheduled;
  private final OrderLane now;
  private final Recalls recalls;
  private final OrderedStarts starts = new OrderedStarts();
  private final Waiting waiting = new Waiting();
  private final LinkView view;
  private final boolean plugin;
  private final double sampleRateHz;
  private long leadFrames;

  // The last block.
  private boolean reported;
  private boolean hasTransport;
  private boolean playing;
  private long frame;
  private int frames;
  private long nanos;
  private double tick;
  private double tickInBar;
  private double bpm;
  private int bar;
  private int epoch;
  private int barTicks;
  private double songLeftTick; // where the block before it ended in the song

  private volatile boolean left; // the conductor thread is done with it
  private boolean dismissed; // control thread
  private final float[] controls = new float[LinkLayout.CONTROLS]; // as last told
  private boolean aligned; // its time line is tied to the band's
  private double offsetTicks; // band tick - edge tick, where a host tells ticks

  Edge(LinkFile file) {
    this.file = file;
    reports = new Reports(file);
    scheduled = OrderLane.scheduled(file);
    now = OrderLane.now(file);
    recalls = new Recalls(file);
    view = new LinkView(file);
    for (int i = 0; i < controls.length; i++) {
      controls[i] = file.control(i);
    }
    plugin = file.isPlugin();
    double rate = file.sampleRateHz();
    sampleRateHz = rate >= 1000 && rate <= 1e7 ? rate : 48_000;
  }

  /// Asks for everything so much earlier, because what follows the ports sounds late. Plugins have
  /// their host for that. Before the conductor thread has the edge.
  void lead(double millis) {
    leadFrames = plugin ? 0 : Math.round(millis * sampleRateHz / 1000);
  }

  long leadFrames() {
    return leadFrames;
  }

  /// Keeps what a block report tells. Returns true when time has jumped since the last one; a new
  /// epoch in which time runs on, as after a panic, is no jump.
  boolean note(Reports block) {
    boolean newEpoch = !reported || block.has(LinkLayout.JUMPED) || block.epoch() != epoch;
    boolean jumped = newEpoch && !runsOn(block);
    songLeftTick = songTick() + frames * ticksPerFrame();
    reported = true;
    hasTransport = block.has(LinkLayout.HAS_TRANSPORT);
    playing = block.has(LinkLayout.PLAYING);
    frame = block.frame();
    frames = block.frames();
    nanos = block.nanos();
    tick = block.tick();
    tickInBar = block.tickInBar();
    bpm = Math.clamp(block.bpm(), 5, 1000);
    bar = block.bar();
    epoch = block.epoch();
    barTicks = METRES.of(block.beatsPerBar(), block.beatUnit()).barTicks();
    return jumped;
  }

  private boolean runsOn(Reports block) {
    double expected = tick + frames * ticksPerFrame();
    return countsTicks()
        && block.has(LinkLayout.PLAYING)
        && Math.abs(block.tick() - expected) < 1 + 2 * ticksPerFrame();
  }

  /// True when its orders say ticks, because its host tells where the music stands.
  boolean countsTicks() {
    return hasTransport && playing;
  }

  /// True while a plugin's host has stopped.
  boolean isStopped() {
    return plugin && hasTransport && !playing;
  }

  /// True when blocks have come lately.
  boolean isFresh(long nowNanos) {
    return reported && nowNanos - nanos < LinkLayout.STALE_NANOS;
  }

  /// Where the last block began in the host's song.
  double songTick() {
    return bar * (double) barTicks + tickInBar;
  }

  /// Where the block before the last one ended in the host's song.
  double songLeftTick() {
    return songLeftTick;
  }

  double ticksPerFrame() {
    return bpm / 60 * io.sideman.engine.time.Ticks.PER_QUARTER / sampleRateHz;
  }

  /// Band tick of an edge tick.
  double bandTick(double edgeTick) {
    return edgeTick + offsetTicks;
  }

  /// Band tick at the end of the last block.
  double endTick() {
    return bandTick(tick + frames * ticksPerFrame());
  }

  /// Monotonic time of a frame near the last block.
  double nanosOfFrame(long someFrame) {
    return nanos + (someFrame - frame) * NANOS_PER_SECOND / sampleRateHz;
  }

  /// Frame at a moment near the last block.
  long frameAt(double someNanos) {
    return frame + Math.round((someNanos - nanos) * sampleRateHz / NANOS_PER_SECOND);
  }

  /// Band tick at a moment near the last block.
  double bandTickAt(double someNanos) {
    return bandTick(tick) + (someNanos - nanos) * bpm * 16e-9;
  }

  /// Monotonic time at a band tick near the last block.
  double nanosAtBandTick(double bandTick) {
    return nanos + (bandTick - bandTick(tick)) / (bpm * 16e-9);
  }

  /// Ties this edge's ticks to the band's.
  void align(double offset) {
    if (!aligned) {
      starts.clear(); // another time line begins
    }
    offsetTicks = offset;
    aligned = true;
  }

  void loosen() {
    aligned = false;
  }

  boolean isAligned() {
    return aligned;
  }

  long offset() {
    return Math.round(offsetTicks);
  }

  /// The band that this edge belongs to, 0 to 15.
  int bandNumber() {
    float number = file.control(Control.BAND.number());
    return number >= 0 && number < 15.5 ? Math.round(number) : 0;
  }

  LinkFile file() {
    return file;
  }

  Reports reports() {
    return reports;
  }

  OrderLane scheduled() {
    return scheduled;
  }

  OrderLane now() {
    return now;
  }

  Recalls recalls() {
    return recalls;
  }

  /// [conductor-thread] The last word: nobody touches the link any more but the control thread.
  void leave() {
    left = true;
  }

  /// [control-thread] True when the conductor thread is done with it.
  boolean hasLeft() {
    return left;
  }

  /// [control-thread] Notes that it has been asked to leave.
  void dismiss() {
    dismissed = true;
  }

  /// [control-thread]
  boolean isDismissed() {
    return dismissed;
  }

  /// Where a control stands, or NaN.
  float knownControl(int number) {
    return controls[number];
  }

  /// Takes the value of a control. Returns false when it stood there already.
  boolean hasMoved(int number, float value) {
    boolean moved = Float.compare(controls[number], value) != 0;
    controls[number] = value;
    return moved;
  }

  /// [control-thread]
  LinkView view() {
    return view;
  }

  /// Of the notes ordered in frames.
  OrderedStarts starts() {
    return starts;
  }

  Waiting waiting() {
    return waiting;
  }

  boolean isPlugin() {
    return plugin;
  }

  double sampleRateHz() {
    return sampleRateHz;
  }

  long frame() {
    return frame;
  }

  int frames() {
    return frames;
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
}
