package io.sideman.engine.smf;

import java.util.ArrayList;
import java.util.List;

/// What a reading repaired. Keeps the first [#MOST] so that a hopeless file cannot fill memory.
final class Warnings {
  static final int MOST = 50;

  private final List<String> kept = new ArrayList<>();
  private int more;

  /// Counts one more where there is no room for its text, so that nobody needs to spell it.
  boolean overflows() {
    if (kept.size() < MOST) {
      return false;
    }
    more++;
    return true;
  }

  void add(String text) {
    if (!overflows()) {
      kept.add(text);
    }
  }

  /// Forgets what came after `mark`, for a second try at a track.
  void rewind(int mark) {
    while (kept.size() > mark) {
      kept.removeLast();
    }
  }

  int mark() {
    return kept.size();
  }

  List<String> list() {
    if (more > 0) {
      var all = new ArrayList<>(kept);
      all.add("and " + more + " further repairs");
      return List.copyOf(all);
    }
    return List.copyOf(kept);
  }
}
