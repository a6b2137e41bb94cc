package io.sideman.app.history;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// Which changes of one file stand and which are undone, from the journal. A new change after an
/// undo lets go of what could be redone.
record Stack(Deque<Change> done, Deque<Change> undone) {
  static Stack of(List<Change> journal, Path file) {
    var stack = new Stack(new ArrayDeque<>(), new ArrayDeque<>());
    for (Change change : journal) {
      if (change.file().equals(file)) {
        stack.take(change);
      }
    }
    return stack;
  }

  private void take(Change change) {
    switch (change.kind()) {
      case WRITE -> {
        done.push(change);
        undone.clear();
      }
      case UNDO -> move(done, undone, change.of());
      case REDO -> move(undone, done, change.of());
    }
  }

  private static void move(Deque<Change> from, Deque<Change> to, long id) {
    if (!from.isEmpty() && from.peek().id() == id) {
      to.push(from.pop());
    }
  }

  Optional<Change> lastDone() {
    return Optional.ofNullable(done.peek());
  }

  Optional<Change> lastUndone() {
    return Optional.ofNullable(undone.peek());
  }
}
