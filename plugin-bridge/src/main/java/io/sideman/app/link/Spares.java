package io.sideman.app.link;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Bands that wait for their turn in one seat: a host may jump at any moment, and making a band
/// takes longer than a block. The control thread fills, the conductor thread takes.
final class Spares {
  private final AtomicReference<@Nullable HostedBand> hosted = new AtomicReference<>();
  private final AtomicReference<@Nullable FreeBand> free = new AtomicReference<>();

  /// [conductor-thread] A band that is what the edge asks for, or null when none is ready yet.
  @Nullable HostedBand takeHosted(LinkFile file, float asked, int pattern) {
    HostedBand band = hosted.getAndSet(null);
    return band != null && band.wish().stands(file, asked, pattern) ? band : null;
  }

  /// [conductor-thread] A band that is what the edge asks for, or null when none is ready yet.
  @Nullable FreeBand takeFree(LinkFile file, float asked, int pattern) {
    FreeBand band = free.getAndSet(null);
    return band != null && band.wish().stands(file, asked, pattern) ? band : null;
  }

  /// [control-thread] True when no band that grants `wish` waits.
  boolean lacksHosted(Wish wish) {
    HostedBand band = hosted.get();
    return band == null || !band.wish().equals(wish);
  }

  /// [control-thread]
  boolean lacksFree(Wish wish) {
    FreeBand band = free.get();
    return band == null || !band.wish().equals(wish);
  }

  /// [control-thread]
  void put(HostedBand band) {
    hosted.set(band);
  }

  /// [control-thread]
  void put(FreeBand band) {
    free.set(band);
  }
}
