package io.sideman.app.command;

import io.sideman.app.cli.BackgroundProcess;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// The process that tunes the networks of one style: at the lowest priority, on one core, one at a
/// time. The operating system frees its lock however it ends.
final class TuningJob {
  private static final String LOG = "tuning.log";
  private static final String LOCK = "tuning.lock";

  private final Folders folders;
  private final String style;
  private final Path folder;

  TuningJob(Folders folders, String style) {
    this.folders = folders;
    this.style = style;
    folder = folders.ownModels().resolve(style);
  }

  /// Where the style's own networks lie.
  Path folder() {
    return folder;
  }

  /// Holds the right to tune this style until it is closed.
  FileChannel lock() throws IOException {
    Files.createDirectories(folder);
    FileChannel channel =
        FileChannel.open(folder.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    if (!holds(channel)) {
      channel.close();
      throw CliError.invalidInput(
          style
              + " is being tuned already. `sideman style tune --id "
              + style
              + " --status` tells how far it is.");
    }
    return channel;
  }

  private static boolean holds(FileChannel channel) throws IOException {
    try {
      FileLock lock = channel.tryLock();
      return lock != null;
    } catch (OverlappingFileLockException e) { // by this very process
      return false;
    }
  }

  boolean isRunning() throws IOException {
    if (!Files.exists(folder.resolve(LOCK))) {
      return false;
    }
    try (var channel = FileChannel.open(folder.resolve(LOCK), StandardOpenOption.WRITE)) {
      return !holds(channel);
    }
  }

  /// Whether a run has left a player half tuned.
  boolean wasBegun() throws IOException {
    Path work = folder.resolve("work");
    if (!Files.isDirectory(work)) {
      return false;
    }
    try (Stream<Path> files = Files.list(work)) {
      return files.anyMatch(file -> file.toString().endsWith(".checkpoint"));
    }
  }

  /// Starts Sideman anew with these words and leaves it alone; answers its process id.
  long start(List<String> words) throws IOException {
    lock().close();
    return BackgroundProcess.start(folders, words, folder.resolve(LOG)).pid();
  }

  /// The last line of the log of a run in the background; empty when there is none.
  String lastWords() throws IOException {
    Path log = folder.resolve(LOG);
    if (!Files.exists(log)) {
      return "";
    }
    List<String> lines = Files.readAllLines(log);
    return lines.reversed().stream().filter(line -> !line.isBlank()).findFirst().orElse("");
  }
}
