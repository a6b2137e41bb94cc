package io.sideman.library.suggest;

import io.sideman.library.item.Item;
import io.sideman.library.taste.TasteModel;

/// How much a listener likes an item.
@FunctionalInterface
public interface Liking {
  /// Nothing is known of the listener.
  Liking UNKNOWN =
      new Liking() {
        @Override
        public double of(Item item) {
          return 0.5;
        }

        @Override
        public boolean isKnown() {
          return false;
        }
      };

  /// As a model of the listener's deeds has it, at any time.
  static Liking of(TasteModel taste) {
    return new Liking() {
      @Override
      public double of(Item item) {
        return taste.of(item);
      }

      @Override
      public boolean isKnown() {
        return taste.isKnown();
      }
    };
  }

  /// False while nothing is known, so that taste must have no share.
  default boolean isKnown() {
    return true;
  }

  /// 0 (dislikes it) to 1 (likes it); 0.5 when nothing is known.
  double of(Item item);
}
