package io.sideman.app.cli;

/// Which of the engine's own exceptions is whose fault.
final class FailureKinds {
  private FailureKinds() {}

  static ExitCode codeOf(Exception failure) {
    return switch (failure) {
      default -> ExitCode.DEFECT;
    };
  }
}
