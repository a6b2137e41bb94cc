package io.sideman.app.plugin;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.engine.files.OnPath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// What building the plugin takes, and how to get what is missing.
final class BuildTools {
  private static final Path DEBIAN_DPF = Path.of("/usr/share/dpf/Makefile.plugins.mk");
  private static final List<String> GRAPHICS =
      List.of("gl", "x11", "xcursor", "xext", "xrandr"); // pkg-config's names, on Linux
  private static final String DEBIAN_PACKAGES =
      "make g++ pkg-config patch dpf-source libgl-dev libx11-dev libxcursor-dev libxext-dev"
          + " libxrandr-dev";
  private static final String DEBIAN_WINDOWS_PACKAGES = "g++-mingw-w64-x86-64";

  private final Console console;
  private final HostSystem system;
  private final boolean forWindows;

  BuildTools(Console console, HostSystem system, boolean forWindows) {
    this.console = console;
    this.system = system;
    this.forWindows = forWindows;
  }

  /// Returns when everything is there; as root on Debian it fetches what is missing, after saying
  /// so.
  void require() {
    List<String> missing = missing();
    if (!missing.isEmpty() && mayInstall()) {
      install();
      missing = missing();
    }
    if (!missing.isEmpty()) {
      throw CliError.missingDevice(
          "Building the plugin needs %s, which cannot be found here. %s"
              .formatted(String.join(", ", missing), advice()));
    }
  }

  private List<String> missing() {
    var missing = new ArrayList<String>();
    for (String program : List.of("make", "c++", "patch")) {
      if (!isOnPath(program)) {
        missing.add(program);
      }
    }
    if (forWindows && !isOnPath("x86_64-w64-mingw32-g++")) {
      missing.add("x86_64-w64-mingw32-g++");
    }
    if (System.getenv("DPF_SOURCE") == null && !Files.isRegularFile(DEBIAN_DPF)) {
      missing.add("DPF");
    }
    if (system == HostSystem.LINUX) {
      missing.addAll(missingGraphics());
    }
    return missing;
  }

  private static List<String> missingGraphics() {
    if (!isOnPath("pkg-config")) {
      return List.of("pkg-config");
    }
    return GRAPHICS.stream()
        .filter(name -> !succeeds(List.of("pkg-config", "--exists", name)))
        .map(name -> "the headers of " + name)
        .toList();
  }

  private boolean mayInstall() {
    return system == HostSystem.LINUX
        && isOnPath("apt-get")
        && "root".equals(System.getProperty("user.name"));
  }

  private String packages() {
    return forWindows ? DEBIAN_PACKAGES + " " + DEBIAN_WINDOWS_PACKAGES : DEBIAN_PACKAGES;
  }

  private void install() {
    console.err().println("Installing what building the plugin needs: " + packages());
    var command = new ArrayList<>(List.of("apt-get", "install", "-y", "--no-install-recommends"));
    command.addAll(List.of(packages().split(" ")));
    if (!succeeds(command)) {
      succeeds(List.of("apt-get", "update"));
      succeeds(command);
    }
  }

  private String advice() {
    if (isOnPath("apt-get")) {
      return "Install it with:  sudo apt-get install " + packages();
    }
    String tools =
        switch (system) {
          case LINUX -> "Install a C++ compiler, make, patch and the headers of OpenGL and X11";
          case MACOS -> "Install Apple's command line tools (xcode-select --install)";
          case WINDOWS -> "Install MSYS2 with its packages make, patch and mingw-w64-x86_64-gcc";
        };
    return tools
        + ", unpack DPF 1.6 (github.com/DISTRHO/DPF) anywhere, and name its folder in the"
        + " variable DPF_SOURCE.";
  }

  static boolean isOnPath(String program) {
    return OnPath.find(program).isPresent();
  }

  private static boolean succeeds(List<String> command) {
    try {
      var builder = new ProcessBuilder(command);
      builder.environment().put("DEBIAN_FRONTEND", "noninteractive");
      builder.redirectOutput(ProcessBuilder.Redirect.DISCARD);
      builder.redirectError(ProcessBuilder.Redirect.DISCARD);
      return builder.start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
