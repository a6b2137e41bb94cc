package io.sideman.library.scan;

import io.sideman.library.index.Failure;
import io.sideman.library.index.LibraryIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongConsumer;

/// What is on the disk and not in the index, and the other way round.
///
/// @param changed new files, and those whose size or time is another
/// @param troubles what could not be looked into
/// @param gone files that are no more
record Difference(List<Found> changed, List<Failure> troubles, List<Path> gone) {
  private static final long TELL_EACH = 100; // files

  boolean changesAnything() {
    return !changed.isEmpty() || !troubles.isEmpty() || !gone.isEmpty();
  }

  /// @param folders told of each folder that is looked into
  /// @param looked told of the number of files seen, now and then
  static Difference between(
      LibraryIndex index,
      Analysts analysts,
      List<Path> places,
      Consumer<Path> folders,
      LongConsumer looked) {
    List<Path> roots = places.stream().map(each -> each.toAbsolutePath().normalize()).toList();
    Map<Path, Long> known = known(index, analysts, roots);
    var difference = new Difference(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
    long[] files = {0};
    var walk =
        new FileWalk(
            folders,
            found -> {
              if (analysts.reads(found.path())) {
                difference.see(found, known);
                if (files[0]++ % TELL_EACH == 0) {
                  looked.accept(files[0]);
                }
              }
            },
            difference.troubles::add);
    for (Path root : roots) {
      walk(walk, root, difference, known);
    }
    looked.accept(files[0]);
    difference.unseen(known);
    return difference;
  }

  private static Map<Path, Long> known(LibraryIndex index, Analysts analysts, List<Path> roots) {
    var known = new HashMap<Path, Long>();
    index.forEach((path, size, modified, _) -> {
      if (roots.stream().anyMatch(path::startsWith)) {
        known.put(path, mark(size, modified));
      }
    });
    for (Path path : index.notOf(analysts.version())) {
      known.computeIfPresent(path, (_, mark) -> ~mark);
    }
    return known;
  }

  private static long mark(long size, long modifiedMillis) {
    return modifiedMillis * 31 ^ size * 0x9E3779B97F4A7C15L;
  }

  private static void walk(FileWalk walk, Path root, Difference difference, Map<Path, Long> known) {
    if (!Files.isDirectory(root)) {
      if (!known.isEmpty() || Files.notExists(root)) {
        String reason = "the folder is not there; what is known of it is kept";
        difference.troubles.add(new Failure(root, 0, 0, reason));
        known.keySet().removeIf(path -> path.startsWith(root));
      }
      return;
    }
    try {
      walk.below(root);
    } catch (IOException e) {
      difference.troubles.add(new Failure(root, 0, 0, FileWalk.reason(e)));
    }
  }

  private void see(Found found, Map<Path, Long> known) {
    if (!Names.isText(found.path())) {
      String reason = "its name, or a folder's, is not written in UTF-8; rename it";
      troubles.add(new Failure(Names.asText(found.path()), 0, 0, reason));
      return;
    }
    Long mark = known.remove(found.path());
    if (mark == null || mark != mark(found.size(), found.modifiedMillis())) {
      changed.add(found);
    }
  }

  // What could not be looked into is kept: only what is surely not there is gone.
  private void unseen(Map<Path, Long> known) {
    Set<Path> troubled = new HashSet<>();
    troubles.forEach(trouble -> troubled.add(trouble.path()));
    for (Path path : known.keySet()) {
      if (!troubled.contains(path) && (Files.notExists(path) || Files.isDirectory(path))) {
        gone.add(path);
      }
    }
  }
}
