package io.sideman.app.link;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/// Lets the style of a band change while it plays: the control thread sees that an edge asks for
/// another one and makes the players, the conductor thread lets them take over.
final class StyleChanges {
  private final AtomicReference<@Nullable StyleChange> waiting = new AtomicReference<>();
  private volatile @Nullable Wish played; // what the band that plays was made for

  /// [conductor-thread] A band that grants `wish` begins.
  void begin(Wish wish) {
    waiting.set(null);
    played = wish;
  }

  /// [conductor-thread] Nobody plays.
  void end() {
    played = null;
    waiting.set(null);
  }

  /// [conductor-thread] Players who wait to take over, or null; see [#made].
  @Nullable StyleChange next() {
    return waiting.get();
  }

  /// [conductor-thread] They have.
  void made(StyleChange change) {
    played = change.wish();
    waiting.set(null);
  }

  /// [control-thread] True when a band plays another style than `wish` and nobody waits yet.
  boolean lacks(Wish wish) {
    Wish now = played;
    return now != null && !now.sameStyle(wish) && waiting.get() == null;
  }

  /// [control-thread]
  void put(StyleChange change) {
    waiting.set(change);
  }
}
