package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.app.band.BandMaker;
import io.sideman.app.band.Clock;
import io.sideman.app.band.Outlet;
import io.sideman.engine.clock.BandClock;
import io.sideman.engine.clock.TimeSource;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.LiveMeters;
import io.sideman.engine.time.MeterMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All edges of this user, served by one companion: a seat for every band number. The conductor
/// thread plays ([#round]); the control thread finds edges, makes bands and shows plans
/// ([#attend]).
public final class Links implements AutoCloseable {
  /// How often the conductor thread copies a plan for the windows.
  private static final long VIEW_NANOS = 50_000_000;

  private static final long SCAN_NANOS = 100_000_000;
  private static final int BANDS = 16;

  /// What bands are made of.
  ///
  /// @param styles which style an edge means
  /// @param tempoBpm of bands by their own clock; empty for the style's
  /// @param reins by what they are led where no host leads
  public record SetUp(BandMaker maker, StyleChoice styles, OptionalDouble tempoBpm, Reins reins) {}

  /// Finds a style by the number or name that an edge gives.
  @FunctionalInterface
  public interface StyleChoice {
    /// @param number NaN when there is none
    /// @param name empty when there is none
    Style find(float number, String name);
  }

  private final LinkFolder folder;
  private final SetUp setUp;
  private final Consumer<String> messages;
  private final LinkSeat[] seats = new LinkSeat[BANDS];
  private volatile String page = "";
  private final Queue<Edge> arrivals = new ConcurrentLinkedQueue<>();
  private final Queue<Edge> departures = new ConcurrentLinkedQueue<>();

  // Control thread.
  private double leadMillis;
  private final List<Edge> served = new ArrayList<>();
  private long scanNanos;

  // Conductor thread.
  private long viewNanos;

  private Links(LinkFolder folder, SetUp setUp, Consumer<String> messages) {
    this.folder = folder;
    this.setUp = setUp;
    this.messages = messages;
    Reins reins = setUp.reins();
    Arrays.setAll(seats, _ -> new LinkSeat(reins, reins.clock(setUp.maker().beat())));
  }

  /// Serves a folder; empty when another companion does.
  ///
  /// @param messages told what the musician may want to know
  public static Optional<Links> open(Path path, SetUp setUp, Consumer<String> messages)
      throws IOException {
    long token = ThreadLocalRandom.current().nextLong() | 1;
    return LinkFolder.open(path, token, messages).map(folder -> new Links(folder, setUp, messages));
  }

  // ---- Conductor thread -----------------------------------------------------------------------

  /// [conductor-thread] One round: says that we live, takes what has come, lets the bands play.
  public void round(long nowNanos) {
    admit();
    boolean view = nowNanos - viewNanos >= VIEW_NANOS;
    if (view) {
      viewNanos = nowNanos;
    }
    for (LinkSeat seat : seats) {
      if (seat.edges().count() > 0) {
        try {
          seat.beat(nowNanos);
          seat.round(nowNanos);
        } catch (InternalError e) {
          seat.dropUnreadable();
        }
        if (view) {
          seat.show();
        }
      }
    }
  }

  /// [conductor-thread] Moves a control of one band, whatever edges it has.
  ///
  /// @param band 0 to 15
  public void steer(int band, Control control, float value) {
    seats[band].steer(control, value);
  }

  /// [any-thread] Those and no others visit a band from now on.
  public void visit(int band, Visitors who) {
    seats[band].controls().steering().visit(who);
  }

  /// [any-thread] How a band stands, a twentieth of a second ago at most.
  public SeatState state(int band) {
    return seats[band].window().state();
  }

  /// [conductor-thread] What the Ableton Link session tells, for the bands that obey it.
  ///
  /// @param nanos of the monotonic clock
  public void tellLink(
      double beats, long nanos, double bpm, int peers, boolean playing, boolean syncsStarts) {
    for (LinkSeat seat : seats) {
      long moment = seat.clockNanos((double) nanos);
      seat.clock().link().tell(beats, moment, bpm, peers, playing, syncsStarts);
    }
  }

  /// [conductor-thread] Band tick at a moment of the monotonic clock; NaN while nobody plays.
  public double tickAt(int band, long nanos) {
    return seats[band].tickAt(nanos);
  }

  /// [conductor-thread] A tempo that was tapped for the session; NaN when none was.
  public double takeTempo(int band) {
    return seats[band].clock().takeTempo();
  }

  /// [any-thread] Where a control of a band stands; NaN when nobody has touched it.
  public float control(int band, int control) {
    return seats[band].controls().value(control);
  }

  /// [any-thread] Whose time a band goes by.
  public TimeSource source(int band) {
    return seats[band].source();
  }

  /// [conductor-thread] The last round: everything ends.
  public void end() {
    for (LinkSeat seat : seats) {
      seat.end();
    }
  }

  private void admit() {
    // Who goes before who comes: a seat that was empty in between forgets the song.
    for (Edge edge = departures.poll(); edge != null; edge = departures.poll()) {
      for (LinkSeat seat : seats) {
        seat.leave(edge);
      }
      edge.leave();
    }
    for (Edge edge = arrivals.poll(); edge != null; edge = arrivals.poll()) {
      if (!seats[edge.bandNumber()].join(edge)) {
        edge.leave();
      }
    }
    move();
  }

  /// Edges whose band number was changed.
  private void move() {
    for (int band = 0; band < BANDS; band++) {
      EdgeTable edges = seats[band].edges();
      for (int i = edges.count() - 1; i >= 0; i--) {
        Edge edge = edges.at(i);
        int wanted = edge.bandNumber();
        if (wanted != band && seats[wanted].join(edge)) {
          seats[band].leave(edge);
          edge.file().panic();
        }
      }
    }
  }

  // ---- Control thread -------------------------------------------------------------------------

  /// [control-thread] Does what may take time. Call it every few milliseconds.
  public void attend(long nowNanos) throws IOException {
    if (nowNanos - scanNanos >= SCAN_NANOS) {
      scanNanos = nowNanos;
      scan(nowNanos);
    }
    for (LinkSeat seat : seats) {
      prepare(seat);
      showPlan(seat);
    }
  }

  /// [control-thread] Lets the notes of ports leave so much earlier, for synthesisers that sound
  /// late. Counts for edges that come from now on.
  public void lead(double millis) {
    leadMillis = millis;
  }

  /// [control-thread] The plugins' windows have a button that opens this page. Counts for edges
  /// that come from now on.
  ///
  /// @param address of less than 64 letters
  public void leadTo(String address) {
    page = address;
  }

  /// [control-thread] How many edges are served.
  public int count() {
    return served.size();
  }

  private void scan(long nowNanos) throws IOException {
    for (Edge edge : List.copyOf(served)) {
      if (edge.hasLeft()) {
        served.remove(edge);
        folder.release(edge.file());
      } else if (!edge.isDismissed() && !folder.isThere(edge.file())) {
        edge.dismiss();
        departures.add(edge);
        messages.accept(
            "%s \"%s\" left.".formatted(edge.isPlugin() ? "Plugin" : "Port", edge.file().name()));
      }
    }
    for (LinkFile file : folder.findNew(nowNanos)) {
      var edge = new Edge(file);
      edge.lead(leadMillis);
      served.add(edge);
      arrivals.add(edge);
      messages.accept(
          "%s \"%s\" joined (process %d)."
              .formatted(edge.isPlugin() ? "Plugin" : "Port", file.name(), file.edgePid()));
    }
  }

  /// Makes the bands that a seat may need next.
  private void prepare(LinkSeat seat) {
    Edge leader = seat.leader();
    if (leader == null || leader.hasLeft()) {
      return;
    }
    Wish wish = seat.controls().wish(leader);
    if (seat.spares().lacksHosted(wish)) {
      seat.spares().put(hostedBand(seat, leader, wish));
    }
    if (seat.changes().lacks(wish)) {
      Style style = style(leader, wish);
      seat.changes().put(new StyleChange(wish, style, setUp.maker().players(style)));
    }
    if (seat.needsFree() && seat.spares().lacksFree(wish)) {
      seat.spares().put(freeBand(seat, leader, wish));
    }
  }

  private HostedBand hostedBand(LinkSeat seat, Edge leader, Wish wish) {
    Style style = style(leader, wish);
    var time = new HostTime();
    var meters = new LiveMeters(style.meter());
    Band band =
        setUp
            .maker()
            .make(
                style,
                seed(wish),
                Clock.ofHost(time, meters, seat.memory()),
                Outlet.ahead(seat.lane()),
                seat.controls().steering());
    return new HostedBand(wish, band, time, meters);
  }

  private FreeBand freeBand(LinkSeat seat, Edge leader, Wish wish) {
    Style style = style(leader, wish);
    double bpm = setUp.tempoBpm().orElse(style.tempo().defaultBpm());
    BandClock clock = seat.clock();
    var time = new Clock(clock, clock, MeterMap.of(style.meter()), clock::isSettledAt);
    Band band =
        setUp
            .maker()
            .make(style, seed(wish), time, Outlet.ahead(seat.lane()), seat.controls().steering());
    return new FreeBand(wish, band, bpm);
  }

  private Style style(Edge leader, Wish wish) {
    String name = wish.isNamed() ? leader.file().stateStyle() : "";
    Style style = setUp.styles().find(wish.style(), name);
    return setUp.maker().inventing(style, wish.pattern(), seed(wish));
  }

  private long seed(Wish wish) {
    return wish.seed() == 0 ? setUp.maker().seed() : wish.seed();
  }

  private void showPlan(LinkSeat seat) {
    ViewSnapshot snapshot = seat.window().snapshot();
    if (!snapshot.isFull()) {
      return;
    }
    for (Edge edge : served) {
      if (!edge.hasLeft() && edge.bandNumber() == seatNumber(seat)) {
        edge.view().lead(page);
        edge.view().show(snapshot, edge.countsTicks() ? edge.offset() : snapshot.tick());
      }
    }
    seat.window().publish(seat.edges().count());
    snapshot.release();
  }

  private int seatNumber(LinkSeat seat) {
    return Arrays.asList(seats).indexOf(seat);
  }

  /// The band that has played last in the seat of that number, or null.
  public @Nullable Band band(int number) {
    return seats[number].window().latest();
  }

  /// [control-thread] Leaves in peace; the conductor thread must have ended.
  @Override
  public void close() throws IOException {
    for (Edge edge : served) {
      folder.release(edge.file());
    }
    served.clear();
    folder.close();
  }
}
