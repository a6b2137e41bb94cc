package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.app.learn.MidiLearn;
import io.sideman.engine.clock.BandClock;
import io.sideman.engine.clock.ClockSlave;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.InputRole;
import io.sideman.engine.time.Ticks;
import org.jspecify.annotations.Nullable;

/// One band and the edges that share it. The leading edge's time is the band's: its host's, while
/// one rolls, else the edge's own clock. Input of all edges is heard in the order of time, and the
/// band plays up to the end of what all of them have reported.
///
/// Conductor thread; allocates nothing after construction.
final class LinkSeat {
  /// A plugin that lags so far behind the leader is not waited for.
  private static final long PATIENCE_NANOS = 60_000_000;

  private final EdgeTable edges = new EdgeTable();
  private final TimeLine line = new TimeLine();
  private final LinkLane lane = new LinkLane(edges, line);
  private final InputOrder inputs = new InputOrder();
  private final HostPlaces places = new HostPlaces();
  private final Spares spares = new Spares();
  private final SeatControls controls = new SeatControls();
  private final SeatWindow window = new SeatWindow();
  private final BandClock clock; // the time when no host leads
  private final Reins reins;
  private final HostMemory memory = new HostMemory();
  private final StyleChanges changes = new StyleChanges();
  private final ClockOut clockOut = new ClockOut(edges, line);
  private final MidiLearn.Controls hands = new Hands();

  private volatile @Nullable Edge leader; // the control thread looks
  private @Nullable HostedBand hosted; // one of the two at a time
  private @Nullable FreeBand free;
  private int answeredEpoch; // of the clock
  private long startTick;
  private boolean started;
  private boolean heard; // something since it began
  private long playedNanos; // session time up to which the band has played

  LinkSeat(Reins reins, BandClock clock) {
    this.reins = reins;
    this.clock = clock;
  }

  /// Returns false when there is no place left.
  boolean join(Edge edge) {
    if (edges.count() == 0) {
      controls.adopt(edge);
    }
    return edges.add(edge);
  }

  /// Forgets an edge; another one may lead on.
  void leave(Edge edge) {
    edges.remove(edge);
    if (leader == edge) {
      leader = null;
      for (int i = 0; i < edges.count(); i++) {
        if (edges.at(i).isAligned()) {
          lead(edges.at(i));
          return;
        }
      }
      abandon();
    }
    if (edges.count() == 0) {
      memory.forget(); // whoever comes next brings another song
    }
  }

  EdgeTable edges() {
    return edges;
  }

  LinkLane lane() {
    return lane;
  }

  /// A control moved by something else than an edge.
  void steer(Control control, float value) {
    if (controls.steer(control, value)) {
      silence(null);
    }
    tap(control, value);
  }

  private void tap(Control control, float value) {
    if (control == Control.TAP && value > 0.5f) {
      double bpm = controls.steering().tap(System.nanoTime());
      if (!Double.isNaN(bpm)) {
        clock.setTempo(bpm);
      }
    }
  }

  /// Moves controls by what was learned.
  private final class Hands implements MidiLearn.Controls {
    @Override
    public void set(int control, float value) {
      var found = Control.numbered(control);
      if (found.isPresent()) {
        steer(found.get(), value);
      }
    }

    @Override
    public float value(int control) {
      return controls.value(control);
    }
  }

  /// The clock of bands that no host leads.
  BandClock clock() {
    return clock;
  }

  /// The place of the monotonic clock's `nanos` in the time of that clock.
  long clockNanos(double nanos) {
    Edge first = leader;
    return first != null && line.counts(first) ? line.ofNanos(nanos) : Math.round(nanos);
  }

  /// Band tick at a moment of the monotonic clock; NaN while nobody plays.
  double tickAt(long nanos) {
    Edge first = leader;
    if (!started || first == null) {
      return Double.NaN;
    }
    return hosted != null
        ? first.bandTickAt((double) nanos)
        : clock.tickAt(clockNanos((double) nanos));
  }

  /// [any-thread] Whose time the band goes by.
  TimeSource source() {
    return hosted != null ? TimeSource.HOST : clock.source();
  }

  /// The chords at each place of the host's song.
  HostMemory memory() {
    return memory;
  }

  StyleChanges changes() {
    return changes;
  }

  SeatControls controls() {
    return controls;
  }

  SeatWindow window() {
    return window;
  }

  Spares spares() {
    return spares;
  }

  /// [control-thread] True while a band by its own clock may be wanted.
  boolean needsFree() {
    Edge first = leader;
    return first != null && !first.countsTicks() && (free == null || reins.obeys().anybody());
  }

  /// The band that plays or waits for its first note, or null.
  @Nullable Band band() {
    return hosted != null ? hosted.band() : free != null ? free.band() : null;
  }

  boolean isPlaying() {
    return started;
  }

  @Nullable Edge leader() {
    return leader;
  }

  /// Session nanos up to which the band has played.
  long playedNanos() {
    return playedNanos;
  }

  /// Says that the companion lives.
  void beat(long nowNanos) {
    for (int i = 0; i < edges.count(); i++) {
      edges.at(i).file().beat(nowNanos);
    }
  }

  /// Copies the plan for the windows.
  void show() {
    Band band = band();
    if (band == null) {
      Edge first = leader;
      boolean stands = first != null && first.isStopped();
      window.lookAway(stands ? SeatMood.HOST_STANDS : SeatMood.GETS_READY);
    } else if (!started) {
      boolean held = clock.isHeld(playedNanos);
      window.look(band, held ? SeatMood.AWAITS_CLOCK : SeatMood.AWAITS_NOTE, 0, 0);
    } else {
      long tick = (long) Math.floor(band.clock().transport().tickAt(playedNanos));
      window.look(band, heard ? SeatMood.playing(source()) : SeatMood.LISTENS, tick, startTick);
    }
  }

  /// Forgets edges whose memory has gone.
  void dropUnreadable() {
    for (int i = edges.count() - 1; i >= 0; i--) {
      Edge edge = edges.at(i);
      try {
        edge.file().beat(edge.file().edgeNanos());
      } catch (InternalError e) {
        leave(edge);
        edge.leave();
      }
    }
  }

  /// Takes what the edges have reported and lets the band play on.
  void round(long nowNanos) {
    Edge elected = Election.next(edges, leader, nowNanos);
    if (elected != null && elected != leader) {
      lead(elected);
    }
    Edge first = leader;
    if (first != null) {
      read(first);
    }
    for (int i = 0; i < edges.count(); i++) {
      if (edges.at(i) != first) {
        read(edges.at(i));
      }
    }
    play();
  }

  /// Ends what plays.
  void end() {
    Band band = band();
    if (started && band != null) {
      band.session().stop(playedNanos);
      if (reins.sendsClock()) {
        clockOut.stop(band, playedNanos, System.nanoTime());
      }
    }
    started = false;
    changes.end();
    hosted = null;
    free = null;
    inputs.clear();
    places.clear();
    for (int i = 0; i < edges.count(); i++) {
      edges.at(i).loosen();
    }
  }

  /// Ends what plays, and time of our own with it; a clock outside goes on without us.
  private void abandon() {
    end();
    if (!clock.source().isOutside()) {
      clock.end();
    }
  }

  // ---- Who leads ------------------------------------------------------------------------------

  private void lead(Edge next) {
    Edge before = leader;
    if (started && before != next && next.isAligned()) {
      line.handOver(next);
      places.clear();
    } else if (started) {
      abandon();
    }
    leader = next;
  }

  // ---- What they report -----------------------------------------------------------------------

  private void read(Edge edge) {
    Reports reports = edge.reports();
    while (reports.peek()) {
      switch (reports.kind()) {
        case LinkLayout.REPORT_BLOCK -> {
          if (edge != leader && comesTooEarly(edge, reports)) {
            return;
          }
          reports.take();
          block(edge, reports);
        }
        case LinkLayout.REPORT_INPUT -> {
          edge.waiting().add(reports);
          reports.take();
        }
        case LinkLayout.REPORT_CONTROL -> {
          reports.take();
          if (controls.move(edge, reports)) {
            silence(edge);
          }
          if (reports.message() == Control.TAP.number()) {
            tap(Control.TAP, reports.value());
          }
        }
        default -> reports.take();
      }
    }
  }

  /// A place of the host that the leader has not told yet.
  private boolean comesTooEarly(Edge edge, Reports block) {
    Edge first = leader;
    boolean needsPlace =
        hosted != null
            && first != null
            && block.has(LinkLayout.PLAYING)
            && (!edge.isAligned() || block.has(LinkLayout.JUMPED));
    return needsPlace
        && Double.isNaN(places.find(block.bar(), block.tickInBar()))
        && first.nanos() < block.nanos() + PATIENCE_NANOS;
  }

  private void block(Edge edge, Reports block) {
    boolean jumped = edge.note(block);
    if (edge == leader) {
      leadOn(edge, block, jumped);
    } else {
      follow(edge, jumped);
    }
    hear(edge);
  }

  private void leadOn(Edge edge, Reports block, boolean jumped) {
    if (edge.countsTicks()) {
      if (hosted == null || jumped || !edge.isAligned()) {
        startByHost(edge, block);
      } else if (block.has(LinkLayout.LOOPED)) {
        memory.turn(Math.round(edge.bandTick(edge.tick())), Math.round(edge.songTick()));
      }
      HostedBand playing = hosted;
      if (playing != null) {
        playing.tell(edge, block, Math.floorDiv(playedNanos, HostTime.NANOS_PER_TICK));
      }
      places.add(edge);
    } else if (edge.isStopped()) {
      if (band() != null) {
        end();
      }
    } else {
      keepOwnTime(edge);
    }
  }

  /// Play, locate or the first loop: a band that has heard nothing begins on the step that is under
  /// way. When none is ready, the next block tries again.
  private void startByHost(Edge edge, Reports block) {
    abandon();
    HostedBand next = spares.takeHosted(edge.file(), controls.askedStyle(), controls.pattern());
    if (next == null) {
      return;
    }
    hosted = next;
    edge.align(0);
    line.followHost(edge, next.time());
    next.begin(edge, block);
    long step = Math.floorDiv((long) Math.floor(edge.tick()), (long) Ticks.PER_STEP);
    memory.jump(Math.round(edge.songLeftTick()), step * Ticks.PER_STEP);
    begin(next.band(), step * Ticks.PER_STEP);
    changes.begin(next.wish());
  }

  private void keepOwnTime(Edge edge) {
    if (hosted != null) {
      abandon();
    }
    if (!line.counts(edge)) {
      line.count(edge, edge.frameAt(0), clock); // session nanos are those of the monotonic clock
    }
    if (started && controls.steering().takeEnd()) {
      end();
      clock.end();
    }
    makeReady(edge);
    long now = line.end(edge);
    if (free != null && !clock.isPlaying() && controls.steering().takeBegin()) {
      clock.begin(now);
    }
    clock.advance(now);
    answerClock(edge, now);
    if (!started) {
      playedNanos = now;
    }
  }

  private void makeReady(Edge edge) {
    if (free == null) {
      free = spares.takeFree(edge.file(), controls.askedStyle(), controls.pattern());
      FreeBand next = free;
      if (next != null) {
        clock.play(next.band().clock().meters(), next.bpm());
      }
    }
  }

  /// The clock was started, stopped or moved: so is the band. When none is ready, the next block
  /// tries again, and the band comes in where the music is then.
  private void answerClock(Edge edge, long nanos) {
    if (!clock.isPlaying()) {
      answeredEpoch = clock.epoch();
      if (started) {
        end();
      }
    } else if (clock.epoch() != answeredEpoch || !started) {
      if (started) {
        end();
      }
      makeReady(edge);
      FreeBand next = free;
      if (next != null) {
        answeredEpoch = clock.epoch();
        edge.align(0);
        long step = Math.floorDiv((long) Math.floor(clock.tickAt(nanos)), (long) Ticks.PER_STEP);
        begin(next.band(), Math.max(clock.epochTick(), step * Ticks.PER_STEP));
        changes.begin(next.wish());
      }
    }
  }

  private void begin(Band band, long tick) {
    inputs.clear();
    places.clear();
    controls.steering().play(band.style());
    band.session().start(tick);
    playedNanos = band.clock().transport().nanosAt(tick);
    started = true;
    heard = false;
    startTick = tick;
    window.begin(band);
    for (int i = 0; i < edges.count(); i++) {
      lane.sendSounds(edges.at(i), band.style());
    }
    if (reins.sendsClock()) {
      clockOut.start(band, tick, System.nanoTime());
    }
  }

  private void follow(Edge edge, boolean jumped) {
    Edge first = leader;
    if (first == null || !started) {
      edge.loosen();
    } else if (hosted == null || !edge.countsTicks()) {
      if (edge.isStopped()) {
        edge.loosen();
      } else {
        edge.align(0);
      }
    } else if (jumped || !edge.isAligned()) {
      double place = places.find(edge.bar(), edge.tickInBar());
      double tick = Double.isNaN(place) ? first.bandTickAt((double) edge.nanos()) : place;
      edge.align(tick - edge.tick());
    }
  }

  /// Hands on what an edge reported up to its block: to what was learned, to the clock, to the
  /// band.
  private void hear(Edge edge) {
    Waiting waiting = edge.waiting();
    for (int i = 0; i < waiting.count(); i++) {
      InputRole role = SeatControls.role(edge, waiting.port(i));
      if (role != InputRole.NOBODY) {
        hear(edge, role, i);
      }
    }
    waiting.clear();
  }

  private void hear(Edge edge, InputRole role, int index) {
    int message = edge.waiting().message(index);
    if (reins.learn().take(message, hands)) {
      return;
    }
    long frame = edge.waiting().frame(index);
    Edge first = leader;
    if (hosted == null && first != null && line.counts(first)) {
      long moment = line.ofInput(edge, frame, 0);
      boolean begins = free != null && role.isHeard();
      if ((begins || ClockSlave.isClock(message)) && clock.take(moment, message)) {
        answerClock(first, moment);
        return;
      }
      answerClock(first, moment);
    }
    if (started && edge.isAligned() && role.isHeard()) {
      long moment = line.ofInput(edge, frame, edge.waiting().tick(index));
      inputs.add(hosted == null ? Math.max(moment, playedNanos) : moment, role.mark(message));
    }
  }

  /// What sounds on all edges but one ends now, and what was ordered is void; the band plays on.
  private void silence(@Nullable Edge origin) {
    for (int i = 0; i < edges.count(); i++) {
      if (edges.at(i) != origin) {
        edges.at(i).file().panic();
      }
    }
  }

  // ---- Playing --------------------------------------------------------------------------------

  private void changeStyle(Band band) {
    StyleChange next = changes.next();
    if (next != null) {
      long tick = (long) Math.floor(band.clock().transport().tickAt(playedNanos));
      long barLine = band.nextBarLine(tick);
      if (barLine - tick > Band.PLANNED_TICKS || barLine - tick < Band.FINAL_TICKS) {
        return; // not planned yet, or final already
      }
      band.takeOver(next.players(), next.style(), barLine);
      for (int i = 0; i < edges.count(); i++) {
        lane.sendSounds(edges.at(i), next.style(), barLine);
      }
      changes.made(next);
    }
  }

  private void play() {
    Band band = band();
    Edge first = leader;
    if (!started || band == null || first == null) {
      return;
    }
    long end = line.end(first);
    for (int i = 0; i < edges.count(); i++) {
      Edge edge = edges.at(i);
      if (edge != first
          && edge.isAligned()
          && !edge.isStopped()
          && first.nanos() - edge.nanos() < PATIENCE_NANOS) {
        end = Math.min(end, line.end(edge));
      }
    }
    if (end <= playedNanos) {
      return;
    }
    changeStyle(band);
    while (inputs.hasUntil(end)) {
      heard = true;
      band.session().input(inputs.nanos(), inputs.message());
      inputs.remove();
    }
    band.session().advance(end - 1);
    playedNanos = end;
    if (reins.sendsClock()) {
      clockOut.advance(band, end);
    }
  }
}
