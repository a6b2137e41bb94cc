package io.sideman.app.cli;

import io.sideman.engine.files.OnPath;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Starts Sideman anew beside this process, at the lowest priority and on one core, so that it
/// disturbs nobody's music. It does not end with the terminal.
public final class BackgroundProcess {
  private BackgroundProcess() {}

  /// @param words the command line
  /// @param log gets what it prints, in the place of what was there
  public static Process start(Folders folders, List<String> words, Path log) throws IOException {
    var command = new ArrayList<String>();
    addIfThere(command, "setsid"); // ends not with the terminal
    addIfThere(command, "nice", "-n", "19");
    addIfThere(command, "ionice", "-c", "3");
    String java = File.separatorChar == '\\' ? "java.exe" : "java";
    command.add(Path.of(System.getProperty("java.home"), "bin", java).toString());
    command.addAll(
        List.of(
            "-Xmx1g",
            "-XX:+UseSerialGC",
            "-XX:ActiveProcessorCount=1",
            "-XX:-UsePerfData",
            "--add-modules",
            "jdk.incubator.vector",
            "--enable-native-access=ALL-UNNAMED",
            "-Dsideman.presets=" + folders.presets().toAbsolutePath(),
            "-cp",
            System.getProperty("java.class.path"),
            "io.sideman.app.Main"));
    command.addAll(words);
    var builder = new ProcessBuilder(command);
    builder.environment().put("SIDEMAN_HOME", folders.home().toAbsolutePath().toString());
    builder.redirectErrorStream(true);
    builder.redirectOutput(log.toFile());
    builder.redirectInput(ProcessBuilder.Redirect.from(nothing(log)));
    return builder.start();
  }

  private static File nothing(Path log) throws IOException {
    Path empty = log.resolveSibling("nothing.in");
    Files.write(empty, new byte[0]);
    return empty.toFile();
  }

  private static void addIfThere(List<String> command, String program, String... arguments) {
    if (OnPath.find(program).isPresent()) {
      command.add(program);
      command.addAll(List.of(arguments));
    }
  }
}
