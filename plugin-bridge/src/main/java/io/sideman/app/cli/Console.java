package io.sideman.app.cli;

import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// Where a command speaks: results to `out`, everything else to `err`.
///
/// @param bars true when progress may redraw its line, as on a terminal
public record Console(PrintStream out, PrintStream err, boolean bars) {
  /// The process's own streams, as UTF-8. The launcher knows whether a person is watching.
  public static Console ofProcess() {
    return new Console(
        new PrintStream(results(), true, StandardCharsets.UTF_8),
        StandardError.open(),
        Boolean.getBoolean("sideman.terminal"));
  }

  /// Names are told as they are, but on a terminal they must not steer it.
  private static OutputStream results() {
    return Boolean.getBoolean("sideman.shown") ? new ShownControls(System.out) : System.out;
  }

  /// Progress of a piece of work, drawn on `err`.
  public ProgressBar progress(String what) {
    return new ProgressBar(this, what, System::nanoTime);
  }
}
