package io.sideman.app.link;

import io.sideman.app.band.Band;
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

  private volatile @Nullable Edge leader; // the control thread looks
  private @Nullable HostedBand hosted; // one of the two at a time
  private @Nullable FreeBand free;
  private long startTick;
  private boolean started;
  private boolean heard; // something since it began
  private long playedNanos; // session time up to which the band has played

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
      end();
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
    return first != null && !first.countsTicks() && free == null;
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
      window.look(band, SeatMood.AWAITS_NOTE, 0, 0);
    } else {
      long tick = (long) Math.floor(band.clock().transport().tickAt(playedNanos));
      window.look(band, heard ? SeatMood.PLAYS : SeatMood.LISTENS, tick, startTick);
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
    }
    started = false;
    hosted = null;
    free = null;
    inputs.clear();
    places.clear();
    for (int i = 0; i < edges.count(); i++) {
      edges.at(i).loosen();
    }
  }

  // ---- Who leads ------------------------------------------------------------------------------

  private void lead(Edge next) {
    Edge before = leader;
    if (started && before != next && next.isAligned()) {
      line.handOver(next);
      places.clear();
    } else if (started) {
      end();
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
      startByOwnClock(edge);
    }
  }

  /// Play, locate or the first loop: a band that has heard nothing begins on the step that is under
  /// way. When none is ready, the next block tries again.
  private void startByHost(Edge edge, Reports block) {
    end();
    HostedBand next = spares.takeHosted(edge.file(), controls.askedStyle());
    if (next == null) {
      return;
    }
    hosted = next;
    edge.align(0);
    line.followHost(edge, next.time());
    next.begin(edge, block);
    long step = Math.floorDiv((long) Math.floor(edge.tick()), (long) Ticks.PER_STEP);
    begin(next.band(), step * Ticks.PER_STEP);
  }

  private void startByOwnClock(Edge edge) {
    if (hosted != null || started && controls.steering().takeEnd()) {
      end();
    }
    if (free == null) {
      free = spares.takeFree(edge.file(), controls.askedStyle());
    }
    FreeBand next = free;
    if (next == null || started) {
      return;
    }
    boolean waits = next.waits() && !controls.steering().takeBegin();
    long first = waits ? edge.waiting().firstNoteFrame() : edge.frame();
    if (first >= 0) {
      edge.align(0);
      line.count(edge, first, next.band().clock().transport());
      begin(next.band(), 0);
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

  /// Hands on what an edge reported up to its block.
  private void hear(Edge edge) {
    Waiting waiting = edge.waiting();
    if (started && edge.isAligned()) {
      for (int i = 0; i < waiting.count(); i++) {
        InputRole role = SeatControls.role(edge, waiting.port(i));
        if (role.isHeard()) {
          long moment = line.ofInput(edge, waiting.frame(i), waiting.tick(i));
          inputs.add(moment, role.mark(waiting.message(i)));
        }
      }
    }
    waiting.clear();
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
    while (inputs.hasUntil(end)) {
      heard = true;
      band.session().input(inputs.nanos(), inputs.message());
      inputs.remove();
    }
    band.session().advance(end - 1);
    playedNanos = end;
  }
}
