package io.sideman.app.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/// Turns whatever ended a command into one message for a person and an exit code for a script. Only
/// a defect leaves a stack trace, and that in a file.
public final class Failures {
  private final Console console;
  private final Path home;

  public Failures(Console console, Path home) {
    this.console = console;
    this.home = home;
  }

  /// Says what went wrong and answers how the process shall end.
  public ExitCode report(Exception failure) {
    return switch (failure) {
      case CliError error -> say(error.code(), error.getMessage());
      case UncheckedIOException wrapped when wrapped.getCause() != null ->
          say(ExitCode.INVALID_INPUT, describe(wrapped.getCause()));
      case InvalidPathException odd ->
          say(
              ExitCode.INVALID_INPUT,
              "The name %s cannot be used in this system's language settings. Set LC_ALL=C.UTF-8, or rename it."
                  .formatted(odd.getInput()));
      case IOException io -> say(ExitCode.INVALID_INPUT, describe(io));
      default -> {
        ExitCode code = FailureKinds.codeOf(failure);
        yield code == ExitCode.DEFECT ? defect(failure) : say(code, message(failure));
      }
    };
  }

  private ExitCode say(ExitCode code, String message) {
    console.err().println("sideman: " + ShownControls.in(message));
    return code;
  }

  private ExitCode defect(Exception failure) {
    var trace = new StringWriter();
    failure.printStackTrace(new PrintWriter(trace, true));
    String where;
    try {
      Path log = writeLog(home.resolve("log"), trace.toString());
      where = "What happened is in " + log + "; please send it with a report.";
    } catch (IOException e) {
      where = "No log could be written to " + home + " (" + WholeFile.reason(e) + ").";
    }
    return say(ExitCode.DEFECT, "this is a defect in Sideman: " + message(failure) + " " + where);
  }

  private static Path writeLog(Path folder, String text) throws IOException {
    Files.createDirectories(folder);
    var stamp = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS", Locale.ROOT);
    Path log =
        folder.resolve(
            "defect-" + LocalDateTime.now(ZoneId.systemDefault()).format(stamp) + ".txt");
    return Files.writeString(log, text);
  }

  private static String message(Exception failure) {
    String text = failure.getMessage();
    return text == null || text.isBlank() ? failure.getClass().getSimpleName() + "." : text;
  }

  private static String describe(IOException failure) {
    return switch (failure) {
      case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
      case FileSystemException e when e.getFile() != null ->
          "Cannot read " + e.getFile() + ": " + WholeFile.reason(e) + ".";
      default -> "Reading failed: " + WholeFile.reason(failure) + ".";
    };
  }
}
