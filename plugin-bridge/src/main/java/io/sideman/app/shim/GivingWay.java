package io.sideman.app.shim;

/// Threads that give way to those that play, where that can be had: Java's own priorities do
/// nothing on Linux unless the process is privileged, so there the kernel is asked.
public final class GivingWay {
  private static final int PRIO_PROCESS = 0;
  private static final int NICE =
      5; // a third of the weight of a usual thread: the page still answers beside a full DAW

  private GivingWay() {}

  /// A thread that does not keep the process alive; not started yet.
  public static Thread daemon(String name, Runnable work) {
    return Thread.ofPlatform()
        .daemon()
        .name(name)
        .unstarted(() -> {
          LinuxKernel.ask("setpriority", PRIO_PROCESS, LinuxKernel.THIS_THREAD, NICE);
          work.run();
        });
  }
}
