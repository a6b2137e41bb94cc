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

  private static final long CONTROL_NAP_NANOS = 10_000_000;

  private final Optional<Stage> stage;
  private final Optional<Links> links;

  public Companion(Optional<Stage> stage, Optional<Links> links) {
    this.stage = stage;
    this.links = links;
  }

  /// [conductor-thread] Plays until told otherwise; nothing sounds afterwards.
  public void conduct(BooleanSupplier goesOn) {
    Stage local = stage.orElse(null);
    Links shared = links.orElse(null);
    if (local != null) {
      local.sendSounds();
    }
    while (goesOn.getAsBoolean()) {
      long now = System.nanoTime();
      if (shared != null) {
        shared.round(now);
      }
      if (local != null) {
        local.round(now);
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
