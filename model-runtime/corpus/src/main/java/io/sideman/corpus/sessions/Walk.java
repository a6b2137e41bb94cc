package io.sideman.corpus.sessions;

import io.sideman.library.taste.Act;
import java.util.List;

/// A sitting to learn from: deeds in their order, about items of a batch.
///
/// @param deeds what is done
record Walk(List<Step> deeds) {
  /// One deed.
  ///
  /// @param item number in the batch
  /// @param own true for an item of the course itself, which is what the next deed is to be
  record Step(int item, Act act, boolean own) {}

  Walk {
    deeds = List.copyOf(deeds);
  }

  /// The next item of the course after a deed, -1 at the end.
  int nextAfter(int deed) {
    for (int i = deed + 1; i < deeds.size(); i++) {
      if (deeds.get(i).own()) {
        return deeds.get(i).item();
      }
    }
    return -1;
  }
}
