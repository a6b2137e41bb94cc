package io.sideman.app.page;

import java.io.IOException;
import java.util.List;
import java.util.Locale;

/// Opens addresses in the browser of the person at the computer.
public final class Browser {
  private static final System.Logger LOG = System.getLogger(Browser.class.getName());

  private Browser() {}

  /// Opens an address of our own, if there is a screen; says nothing when that cannot be done: the
  /// address is printed anyway.
  public static void show(String address) {
    String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
    boolean plain = !os.startsWith("mac") && !os.startsWith("windows");
    if (plain && System.getenv("DISPLAY") == null && System.getenv("WAYLAND_DISPLAY") == null) {
      return;
    }
    try {
      new ProcessBuilder(command(os, address))
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.DISCARD)
          .start();
    } catch (IOException e) {
      LOG.log(System.Logger.Level.DEBUG, "no browser could be opened", e);
    }
  }

  private static List<String> command(String os, String address) {
    if (os.startsWith("mac")) {
      return List.of("open", address);
    }
    return os.startsWith("windows")
        ? List.of("rundll32", "url.dll,FileProtocolHandler", address)
        : List.of("xdg-open", address);
  }
}
