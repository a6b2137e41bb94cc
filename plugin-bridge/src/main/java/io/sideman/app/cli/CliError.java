package io.sideman.app.cli;

/// A command cannot go on, and the message tells the user why and what to do next.
public final class CliError extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final ExitCode code;

  public CliError(ExitCode code, String message) {
    super(message);
    this.code = code;
  }

  public CliError(ExitCode code, String message, Throwable cause) {
    super(message, cause);
    this.code = code;
  }

  public static CliError wrongArguments(String message) {
    return new CliError(ExitCode.WRONG_ARGUMENTS, message);
  }

  public static CliError invalidInput(String message) {
    return new CliError(ExitCode.INVALID_INPUT, message);
  }

  public static CliError missingDevice(String message) {
    return new CliError(ExitCode.MISSING_DEVICE, message);
  }

  public ExitCode code() {
    return code;
  }
}
