package io.sideman.app.shim;

import com.sun.jna.NativeLibrary;
import java.util.Locale;
import java.util.OptionalInt;

/// What only Linux's kernel can do for a thread. Any thread.
final class LinuxKernel {
  /// The thread that asks; elsewhere the same number means the whole process.
  static final int THIS_THREAD = 0;

  private LinuxKernel() {}

  static boolean isHere() {
    return System.getProperty("os.name", "").toLowerCase(Locale.ROOT).startsWith("linux");
  }

  /// The answer of a function of the C library, 0 when it did what was asked; empty on other
  /// systems and where the function is missing.
  static OptionalInt ask(String function, Object... arguments) {
    if (!isHere()) {
      return OptionalInt.empty();
    }
    try {
      return OptionalInt.of(
          NativeLibrary.getInstance("c").getFunction(function).invokeInt(arguments));
    } catch (UnsatisfiedLinkError e) {
      System.getLogger(LinuxKernel.class.getName())
          .log(System.Logger.Level.DEBUG, "threads keep their usual priority", e);
      return OptionalInt.empty();
    }
  }
}
