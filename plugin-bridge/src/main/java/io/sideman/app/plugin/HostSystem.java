package io.sideman.app.plugin;

import java.util.Locale;

/// Operating systems that hosts run on.
public enum HostSystem {
  LINUX,
  MACOS,
  WINDOWS;

  /// @param osName as the property `os.name` tells it
  public static HostSystem of(String osName) {
    String name = osName.toLowerCase(Locale.ROOT);
    if (name.startsWith("mac")) {
      return MACOS;
    }
    return name.startsWith("windows") ? WINDOWS : LINUX;
  }

  public static HostSystem current() {
    return of(System.getProperty("os.name"));
  }
}
