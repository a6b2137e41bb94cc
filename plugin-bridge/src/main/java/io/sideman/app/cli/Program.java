package io.sideman.app.cli;

/// Which Sideman this is.
public final class Program {
  private Program() {}

  /// As in the jar's manifest; `(development)` when run from class files.
  public static String version() {
    String version = Program.class.getPackage().getImplementationVersion();
    return version == null ? "(development)" : version;
  }
}
