package io.sideman.players.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What a figure was measured on.
public final class Machine {
  private Machine() {}

  /// Processor, cores, operating system, JDK and its flags in one line.
  public static String describe() {
    var runtime = java.lang.management.ManagementFactory.getRuntimeMXBean();
    return "%s, %d cores, %s %s, JDK %s, %s"
        .formatted(
            processor(),
            Runtime.getRuntime().availableProcessors(),
            System.getProperty("os.name"),
            System.getProperty("os.arch"),
            Runtime.version(),
            String.join(" ", flags(runtime.getInputArguments())));
  }

  private static List<String> flags(List<String> arguments) {
    return arguments.stream().filter(flag -> !flag.startsWith("-D")).toList();
  }

  private static String processor() {
    Path info = Path.of("/proc/cpuinfo");
    if (!Files.isReadable(info)) {
      return "unknown processor";
    }
    try (Stream<String> lines = Files.lines(info)) {
      return lines
          .filter(line -> line.startsWith("model name"))
          .map(line -> line.substring(line.indexOf(':') + 2))
          .findFirst()
          .orElse("unknown processor");
    } catch (IOException e) {
      return "unknown processor";
    }
  }
}
