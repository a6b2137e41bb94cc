package io.sideman.app.plugin;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.ProgressBar;
import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Builds the plugin with its Makefile, quietly: the compiler's words go to a log.
public final class PluginBuild {
  /// Lines of progress that a whole build prints; only the bar depends on it.
  private static final int STEPS = 44;

  private static final int SHOWN_ERRORS = 12;

  private final PluginSource source;
  private final Console console;

  public PluginBuild(PluginSource source, Console console) {
    this.source = source;
    this.console = console;
  }

  /// Builds what is stale in every format.
  ///
  /// @param forWindows with mingw, for Windows, after this system's own
  /// @throws CliError when a tool is missing or the build fails
  public void run(HostSystem system, boolean forWindows) {
    source.require();
    new BuildTools(console, system, forWindows).require();
    make("Building the plugin", "plugin-build.log", List.of());
    if (forWindows) {
      make(
          "Building the plugin for Windows",
          "plugin-build-windows.log",
          List.of(
              "WINDOWS=true",
              "CC=x86_64-w64-mingw32-gcc",
              "CXX=x86_64-w64-mingw32-g++",
              "AR=x86_64-w64-mingw32-ar"));
    }
  }

  void make(String what, String logName, List<String> arguments) {
    Path log = source.build().resolve(logName);
    var command = new ArrayList<>(List.of("make", "-C", source.makefiles().toString()));
    command.add("-j" + Math.max(1, Runtime.getRuntime().availableProcessors()));
    command.add("BUILD=" + source.build());
    String dpf = System.getenv("DPF_SOURCE");
    if (dpf != null) {
      command.add("DPF_SOURCE=" + dpf);
    }
    command.addAll(arguments);
    try {
      Files.createDirectories(source.build());
      int code = follow(what, command, log);
      if (code != 0) {
        throw new CliError(ExitCode.DEFECT, failure(what, log));
      }
    } catch (IOException e) {
      throw new CliError(
          ExitCode.MISSING_DEVICE, what + " could not start: " + e.getMessage() + ".", e);
    }
  }

  private int follow(String what, List<String> command, Path log) throws IOException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    var killer = new Thread(process::destroy, "stop make");
    Runtime.getRuntime().addShutdownHook(killer);
    try (ProgressBar bar = console.progress(what);
        BufferedWriter words = Files.newBufferedWriter(log);
        var lines = process.inputReader(StandardCharsets.UTF_8)) {
      int steps = 0;
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        words.write(line);
        words.newLine();
        if (line.startsWith("Compiling ") || line.startsWith("Creating ")) {
          bar.update(++steps, STEPS);
        }
      }
      return process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return -1;
    } finally {
      process.destroy();
      try {
        Runtime.getRuntime().removeShutdownHook(killer);
      } catch (IllegalStateException e) {
        System.getLogger(PluginBuild.class.getName())
            .log(System.Logger.Level.TRACE, "going down; the hook stops make", e);
      }
    }
  }

  private static String failure(String what, Path log) throws IOException {
    List<String> errors =
        Files.readAllLines(log).stream()
            .filter(line -> line.contains("rror") || line.contains("dpf"))
            .limit(SHOWN_ERRORS)
            .toList();
    return what + " failed:\n  " + String.join("\n  ", errors) + "\nAll of it is in " + log + ".";
  }
}
