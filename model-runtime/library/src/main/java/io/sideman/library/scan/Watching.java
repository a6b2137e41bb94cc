package io.sideman.library.scan;

import io.sideman.library.index.LibraryException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Goes on looking after folders until its thread is interrupted.
public final class Watching {
  private Watching() {}

  /// One pass over all, then one over what changes.
  public static void run(Scan scan, List<Path> roots, Consumer<Progress> progress)
      throws InterruptedException {
    try (var watch = new FolderWatch(roots)) {
      scan.pass(roots, watch::add, progress);
      while (true) {
        progress.accept(Progress.WATCHING);
        Set<Path> changed = watch.await();
        List<Path> there = changed.stream().filter(Files::isDirectory).toList();
        List<Path> places = there.size() == changed.size() ? there : roots;
        scan.pass(places, watch::add, progress);
      }
    } catch (IOException e) {
      throw new LibraryException("Cannot watch folders here: " + e.getMessage() + ".", e);
    }
  }
}
