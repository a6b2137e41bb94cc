package io.sideman.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// One command line run inside the test's process, with what it printed.
record CommandLineRun(int code, String out, String err) {
  static CommandLineRun of(Path home, String... arguments) {
    var out = new ByteArrayOutputStream();
    var err = new ByteArrayOutputStream();
    var console = new Console(print(out), print(err), false);
    var folders = new Folders(Path.of(System.getProperty("sideman.presets")), home);
    int code = Main.run(console, folders, arguments);
    return new CommandLineRun(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /// Ended with `code`, nothing on standard output, all of `parts` in the message, and no trace.
  void failsWith(int code, String... parts) {
    assertEquals(code, this.code, err);
    assertEquals("", out);
    for (String part : parts) {
      assertTrue(err.contains(part), "\"" + part + "\" is missing in: " + err);
    }
    assertFalse(err.contains("\tat "), err);
    assertFalse(err.contains("Exception"), err);
  }

  private static PrintStream print(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }
}
