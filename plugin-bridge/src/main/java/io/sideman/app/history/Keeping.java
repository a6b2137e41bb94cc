package io.sideman.app.history;

import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// The rule by which old changes are let go: from the latest backwards, as many as fit.
record Keeping(Contents contents, long mostBytes) {
  /// Index of the first change that is kept; the latest always is.
  int firstWithin(List<Change> changes) throws IOException {
    Set<String> counted = new HashSet<>();
    long bytes = 0;
    for (int i = changes.size() - 1; i >= 0; i--) {
      for (String hash : named(changes.get(i)).toList()) {
        bytes += counted.add(hash) ? contents.size(hash) : 0;
      }
      if (bytes > mostBytes) {
        return Math.min(i + 1, changes.size() - 1);
      }
    }
    return 0;
  }

  void forgetAllBut(List<Change> changes) throws IOException {
    Set<String> kept = new HashSet<>();
    changes.forEach(change -> named(change).forEach(kept::add));
    for (String hash : contents.all()) {
      if (!kept.contains(hash)) {
        contents.forget(hash);
      }
    }
  }

  private static Stream<String> named(Change change) {
    return Stream.of(change.before(), change.after())
        .filter(Objects::nonNull)
        .map(Objects::requireNonNull)
        .filter(hash -> !hash.isEmpty());
  }
}
