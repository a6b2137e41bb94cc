package io.sideman.app.shim;

import com.sun.jna.NativeLibrary;
import java.util.Locale;

/// Threads that give way to those that play, where that can be had: Java's own priorities do
/// nothing on Linux unless the process is privileged, so there the kernel is asked.
public final class GivingWay {
  private static final int PRIO_PROCESS = 0;
  private static final int THIS_THREAD = 0; // on Linux alone: elsewhere it is the whole process
  private static final int NICE =
      5; // a third of the weight of a usual thread: the page still answers beside a full DAW

  private GivingWay() {}

  /// A thread that does not keep the process alive; not started yet.
  public static Thread daemon(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .unstarted(() -> {
          step(System.getProperty("os.name", ""));
          work.run();
        });
  }

  private static void step(String os) {
    if (os.toLowerCase(Locale.ROOT).startsWith("linux")) {
      try {
        Object[] arguments = {PRIO_PROCESS, THIS_THREAD, NICE};
        NativeLibrary.getInstance("c").getFunction("setpriority").invokeInt(arguments);
      } catch (UnsatisfiedLinkError e) {
        System.getLogger(GivingWay.class.getName())
            .log(System.Logger.Level.DEBUG, "the page works at the usual priority", e);
      }
    }
  }
}
