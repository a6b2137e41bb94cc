package io.sideman.app.history;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One line of the journal: a command changed a file, or a change was undone or redone.
///
/// @param id counts from 1, never used twice
/// @param kind what was done
/// @param of the change that is undone or redone; 0 for a new one
/// @param before hash of the file's content before, null when there was no file
/// @param after hash of what the command wrote
/// @param command for people, such as `infill --bars 5-8`
record Change(
    long id,
    Instant at,
    Kind kind,
    long of,
    Path file,
    @Nullable String before,
    String after,
    String command) {
  /// What a line of the journal says.
  enum Kind {
    WRITE,
    UNDO,
    REDO
  }
}
