package io.sideman.app.link;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// The folder in which edges put their link files, the user's own. Finds what is new there, takes
/// it for this companion, and clears away what dead processes left. One companion at a time serves
/// it.
///
/// Control thread.
public final class LinkFolder implements AutoCloseable {
  /// How link files are called.
  static final String SUFFIX = ".link";

  private static final String GUARD = "companion.lock";

  private final Path folder;
  private final FileChannel guard;
  private final FileLock lock;
  private final long token;
  private final Consumer<String> messages;
  private final Set<Path> taken = new HashSet<>();
  private final Set<String> told = new HashSet<>();

  private LinkFolder(
      Path folder, FileChannel guard, FileLock lock, long token, Consumer<String> messages) {
    this.folder = folder;
    this.guard = guard;
    this.lock = lock;
    this.token = token;
    this.messages = messages;
  }

  /// Where the edges of this user put their files: as `sideman_link_folder` answers.
  public static Path ofUser() {
    String chosen = System.getProperty("sideman.links");
    if (chosen == null) {
      chosen = System.getenv("SIDEMAN_LINK_FOLDER");
    }
    return chosen != null && !chosen.isBlank()
        ? Path.of(chosen)
        : ofSystem(System.getenv()::get, System.getProperty("os.name"), userId());
  }

  static Path ofSystem(UnaryOperator<@Nullable String> environment, String osName, String userId) {
    String os = osName.toLowerCase(Locale.ROOT);
    if (os.startsWith("windows")) {
      String temporary = environment.apply("TEMP");
      return Path.of(temporary == null ? "." : temporary, "sideman");
    }
    if (os.startsWith("linux")) {
      return Path.of("/dev/shm", "sideman-" + userId);
    }
    String temporary = environment.apply("TMPDIR");
    return Path.of(temporary == null ? "/tmp" : temporary, "sideman-" + userId);
  }

  private static String userId() {
    try {
      Path own = Files.createTempFile("sideman", ".tmp");
      try {
        return Files.getAttribute(own, "unix:uid").toString();
      } finally {
        Files.delete(own);
      }
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return System.getProperty("user.name");
    }
  }

  /// Takes over the folder, which is made when it is missing. Empty when another companion has it.
  ///
  /// @param token names this run of the companion, not 0
  /// @param messages told once about each file that cannot be served, for people
  public static Optional<LinkFolder> open(Path folder, long token, Consumer<String> messages)
      throws IOException {
    prepare(folder);
    var guard =
        FileChannel.open(
            folder.resolve(GUARD), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = guard.tryLock();
    } catch (OverlappingFileLockException e) {
      lock = null; // another companion in this very process
    } finally {
      if (lock == null) {
        guard.close();
      }
    }
    return lock == null
        ? Optional.empty()
        : Optional.of(new LinkFolder(folder, guard, lock, token, messages));
  }

  private static void prepare(Path folder) throws IOException {
    boolean posix = folder.getFileSystem().supportedFileAttributeViews().contains("posix");
    if (!Files.exists(folder)) {
      if (posix) {
        Files.createDirectories(
            folder,
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      } else {
        Files.createDirectories(folder);
      }
    }
    if (posix && !isOwn(folder)) {
      throw new LinkException(
          ("Link folder %s must belong to you and be closed to others (rwx------), but is %s of"
                  + " %s. Remove it, or name another one with SIDEMAN_LINK_FOLDER.")
              .formatted(
                  folder,
                  PosixFilePermissions.toString(Files.getPosixFilePermissions(folder)),
                  Files.getOwner(folder)));
    }
  }

  private static boolean isOwn(Path folder) throws IOException {
    var attributes = Files.getFileAttributeView(folder, PosixFileAttributeView.class);
    String rights = PosixFilePermissions.toString(attributes.readAttributes().permissions());
    Object owner = Files.getAttribute(folder, "unix:uid");
    return rights.endsWith("------") && owner.toString().equals(userId());
  }

  /// Files that have appeared since the last call and are ours now.
  List<LinkFile> findNew(long nowNanos) throws IOException {
    var found = new ArrayList<LinkFile>();
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "*" + SUFFIX)) {
      for (Path path : files) {
        if (!taken.contains(path)) {
          take(path, nowNanos).ifPresent(found::add);
        }
      }
    }
    return found;
  }

  private Optional<LinkFile> take(Path path, long nowNanos) throws IOException {
    LinkFile file;
    try {
      file = LinkFile.open(path);
    } catch (LinkException e) {
      tell(path, e.getMessage());
      return Optional.empty();
    }
    boolean kept = false;
    try {
      if (!isAlive(file.edgePid())) {
        Files.deleteIfExists(path);
      } else if (file.attach(token, (int) ProcessHandle.current().pid(), nowNanos)) {
        kept = true;
        taken.add(path);
        return Optional.of(file);
      } else {
        tell(
            path,
            "Another Sideman (process %d) serves %s; close it to take over."
                .formatted(file.companionPid(), file.name()));
      }
      return Optional.empty();
    } finally {
      if (!kept) {
        file.close();
      }
    }
  }

  /// True while the edge is there: its file exists and its process lives. Removes the file of a
  /// dead one.
  boolean isThere(LinkFile file) throws IOException {
    if (isAlive(file.edgePid())) {
      return Files.exists(file.path());
    }
    Files.deleteIfExists(file.path());
    return false;
  }

  /// Gives a file back: the edge ends what sounds. No thread may touch it afterwards.
  void release(LinkFile file) {
    taken.remove(file.path());
    file.leave(token);
    file.close();
  }

  private void tell(Path path, String message) {
    if (told.add(path + message)) {
      messages.accept(message);
    }
  }

  private static boolean isAlive(int pid) {
    return ProcessHandle.of(Integer.toUnsignedLong(pid)).map(ProcessHandle::isAlive).orElse(false);
  }

  @Override
  public void close() throws IOException {
    lock.release();
    guard.close();
  }
}
