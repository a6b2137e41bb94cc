package io.sideman.app.command.library;

import io.sideman.app.cli.BackgroundProcess;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.library.scan.LibraryHome;
import io.sideman.library.scan.Progress;
import io.sideman.library.scan.ProgressFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// The process that analyses, as the one that started it sees it.
final class AnalysingProcess {
  private static final long LOOK_MILLIS = 200;

  private final Process process;
  private final ProgressFile progress;
  private final Path log;

  AnalysingProcess(Folders folders, LibraryHome home, List<String> words) throws IOException {
    Files.createDirectories(home.folder());
    log = home.folder().resolve("analysis.log");
    progress = new ProgressFile(home);
    progress.delete();
    process = BackgroundProcess.start(folders, words, log);
  }

  long id() {
    return process.pid();
  }

  /// Waits for its end, and ends it when this process is ended before.
  ///
  /// @throws CliError with its last words when it failed
  void await(Consumer<Progress> listener) throws IOException, InterruptedException {
    var ending = new Thread(process::destroy);
    Runtime.getRuntime().addShutdownHook(ending);
    while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
      progress.read().ifPresent(listener);
    }
    Runtime.getRuntime().removeShutdownHook(ending);
    if (process.exitValue() != 0) {
      throw new CliError(code(process.exitValue()), lastWords());
    }
  }

  Progress outcome() {
    return progress
        .read()
        .orElseThrow(() -> CliError.invalidInput("The analysis left no outcome; see " + log + "."));
  }

  private static ExitCode code(int value) {
    for (ExitCode code : ExitCode.values()) {
      if (code.code() == value) {
        return code;
      }
    }
    return ExitCode.DEFECT; // killed
  }

  private String lastWords() throws IOException {
    List<String> lines =
        Files.readAllLines(log).stream()
            .filter(line -> !line.isBlank() && !line.startsWith("WARNING"))
            .toList();
    String prefix = "sideman: ";
    String last = lines.isEmpty() ? "" : lines.getLast();
    return last.startsWith(prefix)
        ? last.substring(prefix.length())
        : "The analysis was ended from outside; `sideman library add` goes on from there. See "
            + log
            + ".";
  }
}
