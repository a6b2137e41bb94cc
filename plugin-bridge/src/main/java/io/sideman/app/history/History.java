package io.sideman.app.history;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What commands did to files, and the way back. Contents are kept before a file is touched, and
/// the journal tells of a change before it happens and of an undo after it happened: a crash in
/// between leaves a change that did not happen, which [#undo] recognises, and never an unknown
/// state.
///
/// Old changes are let go when there are more than [#MOST_CHANGES], or when what is kept takes more
/// than [#MOST_BYTES]; the latest change of all always stays.
public final class History {
  static final int MOST_CHANGES = 2000;
  static final long MOST_BYTES = 512L << 20;

  private final Path folder;
  private final Journal journal;
  private final Contents contents;
  private final Console console;
  private final long mostBytes;

  History(Path home, Console console, long mostBytes) {
    folder = home.resolve("history");
    journal = new Journal(folder.resolve("journal.jsonl"));
    contents = new Contents(folder.resolve("contents"));
    this.console = console;
    this.mostBytes = mostBytes;
  }

  public static History of(Folders folders, Console console) {
    return new History(folders.home(), console, MOST_BYTES);
  }

  /// Puts a finished file in its place, as [WholeFile#commit] does, and remembers what stood there
  /// and what came. When the history cannot be written the file is written all the same, and the
  /// user is told that this once there is no way back.
  ///
  /// @param command for people, such as `infill --bars 5-8`
  public void commit(WholeFile finished, String command) throws IOException {
    Path file = place(finished.target());
    try (var _ = lock()) {
      byte[] content = Files.readAllBytes(finished.path());
      String before = Files.exists(file) ? contents.keep(Files.readAllBytes(file)) : null;
      String after = contents.keep(content);
      add(Change.Kind.WRITE, 0, file, before, after, command);
      prune();
    } catch (IOException e) {
      console
          .err()
          .println(
              "Note: `sideman undo` will not know of this: the history in "
                  + folder
                  + " cannot be written ("
                  + WholeFile.reason(e)
                  + ").");
    }
    finished.commit();
  }

  /// Writes a whole file at once, and remembers it as [#commit] does.
  public void write(Path file, byte[] content, String command) {
    try (var whole = WholeFile.beside(file)) {
      Files.write(whole.path(), content);
      commit(whole, command);
    } catch (IOException e) {
      throw CliError.wrongArguments("Cannot write " + file + ": " + WholeFile.reason(e) + ".");
    }
  }

  /// Brings back what stood in `file` before the last change that is not undone. Answers what was
  /// undone, for people.
  ///
  /// @throws CliError when there is nothing to undo, or somebody else changed the file meanwhile
  public String undo(Path file) throws IOException {
    Path place = place(file);
    try (var _ = lock()) {
      Change change =
          stack(place)
              .lastDone()
              .orElseThrow(() ->
                  CliError.invalidInput(
                      "There is nothing to undo in "
                          + file
                          + ": the history knows no change of it that is not undone. "
                          + "`sideman history` lists what it knows."));
      Optional<String> now = hashOf(place);
      boolean happened = now.equals(Optional.of(change.after()));
      if (!happened && !now.equals(Optional.ofNullable(change.before()))) {
        throw changedMeanwhile(file, now, change, "undo");
      }
      byte[] before = change.before() == null ? null : contents.read(change.before());
      if (before == null) {
        Files.deleteIfExists(place);
      } else {
        WholeFile.write(place, before);
      }
      add(Change.Kind.UNDO, change.id(), place, change.after(), name(change.before()), "undo");
      return (happened ? "Undone: " : "Undone (it had not been finished): ")
          + change.command()
          + (before == null ? "; " + file + " was not there before and is gone again." : ".");
    }
  }

  /// Does again what was undone last. Answers what it was, for people.
  ///
  /// @throws CliError when there is nothing to redo, or somebody else changed the file meanwhile
  public String redo(Path file) throws IOException {
    Path place = place(file);
    try (var _ = lock()) {
      Change change =
          stack(place)
              .lastUndone()
              .orElseThrow(() ->
                  CliError.invalidInput(
                      "There is nothing to redo in " + file + ": no change of it is undone."));
      Optional<String> now = hashOf(place);
      if (!now.equals(Optional.ofNullable(change.before()))
          && !now.equals(Optional.of(change.after()))) {
        throw changedMeanwhile(file, now, change, "redo");
      }
      byte[] after = contents.read(change.after());
      WholeFile.write(place, after);
      add(Change.Kind.REDO, change.id(), place, change.before(), change.after(), "redo");
      return "Done again: " + change.command() + ".";
    }
  }

  /// The changes of one file, or of all, oldest first, undone ones included.
  public List<Entry> entries(Optional<Path> file) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var _ = lock()) {
      return Entry.list(journal.read(), file.map(History::place));
    }
  }

  private Stack stack(Path file) throws IOException {
    return Stack.of(journal.read(), file);
  }

  private void add(
      Change.Kind kind, long of, Path file, @Nullable String before, String after, String command)
      throws IOException {
    long id = 1;
    for (Change change : journal.read()) {
      id = Math.max(id, change.id() + 1);
    }
    journal.append(new Change(id, Instant.now(), kind, of, file, before, after, command));
  }

  /// Lets go of the oldest changes, and of contents that no change names.
  private void prune() throws IOException {
    List<Change> all = journal.read();
    int from = Math.max(0, all.size() - MOST_CHANGES);
    from = Math.max(from, new Keeping(contents, mostBytes).firstWithin(all));
    if (from > 0) {
      List<Change> kept = all.subList(from, all.size());
      journal.rewrite(kept);
      new Keeping(contents, mostBytes).forgetAllBut(kept);
    }
  }

  private CliError changedMeanwhile(
      Path file, Optional<String> now, Change change, String command) {
    String state =
        now.isEmpty() ? "it is not there any more" : "it is not what `" + change.command() + "`";
    String left = command.equals("undo") ? " left" : " found";
    return CliError.invalidInput(
        "Cannot "
            + command
            + " in "
            + file
            + ": "
            + state
            + (now.isEmpty() ? "" : left + ", somebody else has changed it since")
            + ". It stays as it is. To get the other state, move the file away and put "
            + kept(command.equals("undo") ? change.before() : change.after())
            + " in its place.");
  }

  private String kept(@Nullable String hash) {
    return hash == null ? "nothing" : contents.place(hash).toString();
  }

  private static String name(@Nullable String hash) {
    return hash == null ? "" : hash;
  }

  private static Optional<String> hashOf(Path file) throws IOException {
    return Files.isRegularFile(file) ? Optional.of(Contents.hash(file)) : Optional.empty();
  }

  /// One name per file, however it is called.
  private static Path place(Path file) {
    Path absolute = file.toAbsolutePath().normalize();
    try {
      return Files.exists(absolute) ? absolute.toRealPath() : beside(absolute);
    } catch (IOException e) {
      return absolute;
    }
  }

  private static Path beside(Path missing) throws IOException {
    Path parent = missing.getParent();
    return parent != null && Files.isDirectory(parent)
        ? parent.toRealPath().resolve(missing.getFileName())
        : missing;
  }

  /// One process at a time.
  private Lock lock() throws IOException {
    Files.createDirectories(folder);
    var channel =
        FileChannel.open(
            folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    channel.lock();
    return new Lock(channel);
  }

  private record Lock(FileChannel channel) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      channel.close(); // and with it goes the lock
    }
  }
}
