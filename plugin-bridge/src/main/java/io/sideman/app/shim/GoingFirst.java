package io.sideman.app.shim;

import java.util.concurrent.atomic.AtomicBoolean;

/// Threads that go before usual ones, because the music waits for them. On Linux the kernel is
/// asked for real time (`SCHED_RR`, sched(7)), which it grants whoever may use it for sound
/// (`rtprio` in limits.conf(5), as members of the group *audio* may after JACK was installed); on
/// Windows Java's highest priority does it. Where nothing is granted, the thread runs as any other.
public final class GoingFirst {
  private static final int ROUND_ROBIN = 2;
  private static final int RESET_ON_FORK = 0x4000_0000; // what it starts is usual again

  /// The lowest but one: threads that make sound, JACK's and those of a DAW, go before it.
  private static final int PRIORITY = 2;

  private GoingFirst() {}

  /// A thread that goes first where it may; not started yet.
  @SuppressWarnings("ThreadPriorityCheck") // it is late without it, not wrong
  public static Thread thread(String name, Runnable work) {
    var thread =
        new Thread(
            () -> {
              ask();
              work.run();
            },
            name);
    thread.setPriority(Thread.MAX_PRIORITY);
    return thread;
  }

  /// What a musician may want to know about it; empty where nobody can tell, which is everywhere
  /// but on Linux.
  public static String words() throws InterruptedException {
    if (!LinuxKernel.isHere()) {
      return "";
    }
    return isGranted()
        ? "the band goes before other programs (real time)"
        : "the band waits like any other program, and may be late beside a busy one; to let it go"
            + " first, install jackd2 with real-time permission, then:"
            + " sudo usermod -aG audio $USER, and log in anew";
  }

  /// True when Linux lets threads of this process go first.
  static boolean isGranted() throws InterruptedException {
    var granted = new AtomicBoolean();
    var asking = new Thread(() -> granted.set(ask()), "may I go first");
    asking.start();
    asking.join();
    return granted.get();
  }

  private static boolean ask() {
    int policy = ROUND_ROBIN | RESET_ON_FORK;
    int[] parameters = {PRIORITY};
    return LinuxKernel.ask("sched_setscheduler", LinuxKernel.THIS_THREAD, policy, parameters)
            .orElse(-1)
        == 0;
  }
}
