package io.sideman.app.page;

import io.sideman.app.jam.Played;
import io.sideman.library.index.Entry;
import io.sideman.library.suggest.Reason;
import io.sideman.library.taste.Act;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The library of this user from the moment on at which there is one. Until then it is empty, and
/// looking at it leaves nothing behind.
public final class LateShelf implements Shelf, AutoCloseable {
  private final Path folder;
  private final Opening opening;
  private @Nullable LibraryShelf shelf;

  /// Opens a library that is there.
  @FunctionalInterface
  public interface Opening {
    LibraryShelf open(Path folder) throws IOException;
  }

  /// @param folder where the library is or will be
  public LateShelf(Path folder, Opening opening) {
    this.folder = folder;
    this.opening = opening;
  }

  private synchronized Optional<LibraryShelf> shelf() {
    if (shelf == null && Files.isDirectory(folder.resolve("index"))) {
      try {
        shelf = opening.open(folder);
      } catch (IOException e) {
        throw new UncheckedIOException("opening the library in " + folder, e);
      }
    }
    return Optional.ofNullable(shelf);
  }

  @Override
  public Status status() {
    return shelf().map(LibraryShelf::status).orElse(new Status(0, 0, Status.EMPTY));
  }

  @Override
  public List<String> dials() {
    return Arrays.stream(Reason.values()).map(Reason::id).toList();
  }

  @Override
  public List<Offer> find(Wish wish, Optional<Played> session) {
    return shelf().map(there -> there.find(wish, session)).orElse(List.of());
  }

  @Override
  public Optional<Entry> entry(Path path) {
    return shelf().flatMap(there -> there.entry(path));
  }

  @Override
  public void record(Act act, Entry entry, double seconds) {
    shelf().ifPresent(there -> there.record(act, entry, seconds));
  }

  @Override
  public synchronized void close() {
    if (shelf != null) {
      shelf.close();
    }
  }
}
