package io.sideman.app.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;

/// The stream for messages. Java writes "WARNING: Using incubator modules" to descriptor 2 at every
/// start and has no option against it, so the launcher sends 2 to nowhere and hands the real
/// standard error over as another descriptor, whose number is in `sideman.stderr`.
final class StandardError {
  private StandardError() {}

  /// Opens the stream and makes it `System.err`, so that logs and traces reach it too.
  static PrintStream open() {
    Integer number = Integer.getInteger("sideman.stderr");
    var stream =
        number == null
            ? new PrintStream(System.err, true, StandardCharsets.UTF_8)
            : new PrintStream(
                new FileOutputStream(descriptor(number)), true, StandardCharsets.UTF_8);
    System.setErr(stream);
    return stream;
  }

  /// There is no public way from a number to a descriptor; opening /dev/fd would lose the position
  /// in a file that standard output shares. The launcher opens `java.io` for this line.
  private static FileDescriptor descriptor(int number) {
    try {
      var constructor = FileDescriptor.class.getDeclaredConstructor(int.class);
      constructor.setAccessible(true);
      return constructor.newInstance(number);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("java.io is not open: start Sideman by its launcher", e);
    }
  }
}
