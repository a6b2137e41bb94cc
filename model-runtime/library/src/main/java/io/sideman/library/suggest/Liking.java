package io.sideman.library.suggest;

import io.sideman.library.item.Item;

/// How much a listener likes an item.
@FunctionalInterface
public interface Liking {
  /// Nothing is known of the listener.
  Liking UNKNOWN = _ -> 0.5;

  /// 0 (dislikes it) to 1 (likes it); 0.5 when nothing is known.
  double of(Item item);
}
