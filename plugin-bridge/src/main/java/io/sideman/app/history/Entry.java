package io.sideman.app.history;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One change as `sideman history` lists it.
///
/// @param undone true when it does not stand now
/// @param created true when the command made the file
public record Entry(
    long id, Instant at, Path file, String command, boolean undone, boolean created) {
  static List<Entry> list(List<Change> journal, Optional<Path> file) {
    Set<Long> undone = new HashSet<>();
    for (Change change : journal) {
      switch (change.kind()) {
        case UNDO -> undone.add(change.of());
        case REDO -> undone.remove(change.of());
        case WRITE -> {}
      }
    }
    var entries = new ArrayList<Entry>();
    for (Change change : journal) {
      boolean asked = file.isEmpty() || change.file().equals(file.get());
      if (asked && change.kind() == Change.Kind.WRITE) {
        boolean isUndone = undone.contains(change.id());
        boolean created = change.before() == null;
        entries.add(
            new Entry(
                change.id(), change.at(), change.file(), change.command(), isUndone, created));
      }
    }
    return entries;
  }
}
