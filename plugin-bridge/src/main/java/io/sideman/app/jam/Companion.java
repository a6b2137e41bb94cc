package io.sideman.app.jam;

import io.sideman.app.band.Band;
import io.sideman.app.link.Links;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// The companion at work: one conductor thread plays everything, at the ports and over the links;
/// the control thread does what may take time.
public final class Companion {
  /// How long the conductor thread sleeps between two looks.
  private static final long NAP_NANOS = 500_000;

  /// How often it is copied how the band stands.
  private static final long VIEW_NANOS = 50_000_000;

  private static final long CONTROL_NAP_NANOS = 10_000_000;

  private final Optional<Stage> stage;
  private final Optional<Links> links;
  private final Optional<Desk> desk;
  private final Optional<LinkSession> session;
  private final Optional<LiveTap> tap;

  /// What moves the bands from outside.
  ///
  /// @param desk what comes over OSC
  /// @param session the Ableton Link session
  /// @param tap what others see of the first band
  public record Outside(
      Optional<Desk> desk, Optional<LinkSession> session, Optional<LiveTap> tap) {}

  /// Nothing moves the bands but their inputs and edges.
  public Companion(Optional<Stage> stage, Optional<Links> links) {
    this(stage, links, new Outside(Optional.empty(), Optional.empty(), Optional.empty()));
  }

  public Companion(Optional<Stage> stage, Optional<Links> links, Outside outside) {
    this.stage = stage;
    this.links = links;
    desk = outside.desk();
    session = outside.session();
    tap = outside.tap();
  }

  /// [conductor-thread] Plays until told otherwise; nothing sounds afterwards.
  public void conduct(BooleanSupplier goesOn) {
    Stage local = stage.orElse(null);
    Links shared = links.orElse(null);
    Desk moves = desk.orElse(null);
    LinkSession link = session.orElse(null);
    LiveTap seen = tap.orElse(null);
    long shown = System.nanoTime();
    if (local != null) {
      local.sendSounds();
    }
    while (goesOn.getAsBoolean()) {
      long now = System.nanoTime();
      if (moves != null) {
        moves.round();
      }
      if (link != null) {
        link.round(now);
      }
      if (shared != null) {
        shared.round(now);
      }
      if (local != null) {
        local.round(now);
        if (now - shown >= VIEW_NANOS) {
          shown = now;
          local.show(now);
        }
      }
      if (seen != null) {
        seen.round(now);
      }
      LockSupport.parkNanos(NAP_NANOS);
    }
    if (local != null) {
      local.end(System.nanoTime());
    }
    if (shared != null) {
      shared.end();
    }
  }

  /// [control-thread] Looks after the links until told otherwise.
  public void attend(BooleanSupplier goesOn) throws IOException {
    while (goesOn.getAsBoolean()) {
      stage.ifPresent(Stage::attend);
      session.ifPresent(LinkSession::attend);
      if (links.isPresent()) {
        links.get().attend(System.nanoTime());
      }
      LockSupport.parkNanos(CONTROL_NAP_NANOS);
    }
  }

  /// The band whose notes are worth keeping: that of the ports, else of the first link seat.
  public Optional<Band> band() {
    return stage
        .map(Stage::band)
        .or(() -> links.flatMap(shared -> Optional.ofNullable(shared.band(0))));
  }
}
