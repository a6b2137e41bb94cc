package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
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
    var command = new ArrayList<String>();
    addIfThere(command, "setsid"); // ends not with the terminal
    addIfThere(command, "nice", "-n", "19");
    addIfThere(command, "ionice", "-c", "3");
    String java = File.separatorChar == '\\' ? "java.exe" : "java";
    command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:-UsePerfData",
            "--add-modules",
            "jdk.incubator.vector",
            "-Dsideman.presets=" + folders.presets().toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.sideman.app.Main"));
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    builder.environment().put("SIDEMAN_HOME", folders.home().toAbsolutePath().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(folder.resolve(LOG).toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing()));
    return builder.start().pid();
  }

  private File nothing() throws IOException {
    Path empty = folder.resolve("tuning.in");
    Files.write(empty, new byte[0]);
    return empty.toFile();
  }

  private static void addIfThere(List<String> command, String program, String... arguments) {
    String path = System.getenv().getOrDefault("PATH", "");
    for (String place : path.split(Pattern.quote(File.pathSeparator), -1)) {
      if (!place.isEmpty() && Files.isExecutable(Path.of(place, program))) {
        command.add(program);
        command.addAll(List.of(arguments));
        return;
      }
    }
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
