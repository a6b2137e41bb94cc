package io.sideman.library.scan;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// Waits until something changes in folders. Where the system cannot watch them all, it looks at
/// all of them every minute instead.
final class FolderWatch implements AutoCloseable {
  private static final long QUIET_MILLIS = 500; // files of one copy come one after another
  private static final long BLIND_SECONDS = 60;

  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final List<Path> roots;
  private boolean blind;

  FolderWatch(List<Path> roots) throws IOException {
    this.roots = List.copyOf(roots);
    service = FileSystems.getDefault().newWatchService();
  }

  /// Watches one folder more, not what is below it.
  void add(Path folder) {
    try {
      WatchKey key =
          folder.register(
              service,
              StandardWatchEventKinds.ENTRY_CREATE,
              StandardWatchEventKinds.ENTRY_DELETE,
              StandardWatchEventKinds.ENTRY_MODIFY);
      folders.put(key, folder);
    } catch (IOException e) {
      blind = true; // too many folders for the system
    }
  }

  /// Waits for changes to come and to be over; answers the folders in which they are.
  Set<Path> await() throws InterruptedException {
    var changed = new HashSet<Path>();
    WatchKey key = blind ? service.poll(BLIND_SECONDS, TimeUnit.SECONDS) : service.take();
    if (key == null) {
      return Set.copyOf(roots);
    }
    while (key != null) {
      note(key, changed);
      key = service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
    }
    return changed;
  }

  private void note(WatchKey key, Set<Path> changed) {
    Path folder = folders.get(key);
    for (WatchEvent<?> event : key.pollEvents()) {
      if (event.kind().equals(StandardWatchEventKinds.OVERFLOW) || folder == null) {
        changed.addAll(roots);
      } else {
        changed.add(folder);
      }
    }
    if (!key.reset() && folder != null) { // the folder itself is gone
      folders.remove(key);
      Path parent = folder.getParent();
      changed.remove(folder);
      changed.add(parent == null || roots.contains(folder) ? folder : parent);
    }
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
