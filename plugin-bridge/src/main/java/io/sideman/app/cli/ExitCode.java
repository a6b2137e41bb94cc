package io.sideman.app.cli;

/// How a command ended, as scripts see it. A contract.
public enum ExitCode {
  DONE(0),
  /// Something in Sideman itself is wrong.
  DEFECT(1),
  /// The command line asks for what cannot be, an output that cannot be written included.
  WRONG_ARGUMENTS(2),
  /// A file that was read is missing, unreadable or invalid.
  INVALID_INPUT(3),
  /// A device, port or program that the command needs is not there.
  MISSING_DEVICE(4);

  private final int code;

  ExitCode(int code) {
    this.code = code;
  }

  public int code() {
    return code;
  }
}
