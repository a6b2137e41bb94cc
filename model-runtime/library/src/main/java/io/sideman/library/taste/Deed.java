package io.sideman.library.taste;

import java.nio.file.Path;
import java.time.Instant;

/// One act of the listener.
///
/// @param itemId id of the item; the same content in two places is one item
/// @param path where the item lay then
/// @param seconds listened to; 0 where that means nothing
/// @param at kept to the millisecond
/// @param session name of the sitting; empty means none is known, then pauses part the sittings
public record Deed(Act act, String itemId, Path path, double seconds, Instant at, String session) {
  public Deed {
    if (itemId.isBlank()) {
      throw new IllegalArgumentException("the item of a deed needs an id");
    }
    if (!(seconds >= 0) || Double.isInfinite(seconds)) {
      throw new IllegalArgumentException("seconds must be 0 or more, but were " + seconds);
    }
    at = Instant.ofEpochMilli(at.toEpochMilli());
  }

  /// Now, for its own sake.
  public static Deed of(Act act, String itemId, Path path, Instant at, String session) {
    return new Deed(act, itemId, path, 0, at, session);
  }
}
