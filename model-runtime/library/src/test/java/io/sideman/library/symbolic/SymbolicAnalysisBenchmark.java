package io.sideman.library.symbolic;

import io.sideman.engine.smf.SmfReader;
import io.sideman.library.aspect.AspectSpace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// How many MIDI files a second one thread analyses, reading included (they are in the system's
/// cache).
///
///     ./sideman benchmark SymbolicAnalysisBenchmark DIR MODELS
///
/// The first rounds are those of a cold machine.
public final class SymbolicAnalysisBenchmark {
  private static final int ROUNDS = 15;

  private SymbolicAnalysisBenchmark() {}

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (var walk = Files.walk(Path.of(args[0]))) {
      files = walk.filter(each -> each.toString().endsWith(".mid")).sorted().toList();
    }
    var analyst =
        new SymbolicAnalyst(
            args.length > 1 ? AspectSpace.reading(Path.of(args[1])) : AspectSpace.plain());
    long bytes = 0;
    for (Path file : files) {
      bytes += Files.size(file);
    }
    System.out.printf(
        Locale.ROOT, "%d files, mean %.1f kB%n", files.size(), bytes / 1e3 / files.size());
    for (int round = 1; round <= ROUNDS; round++) {
      round(analyst, files, round);
    }
  }

  /// Processor time of this thread: what else the machine does has no say.
  private static long threadNanos() {
    return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
  }

  private static void round(SymbolicAnalyst analyst, List<Path> files, int round)
      throws IOException {
    double[] millis = new double[files.size()];
    var refused = new ArrayList<String>();
    double all = 0;
    for (int i = 0; i < millis.length; i++) {
      long start = threadNanos();
      try {
        byte[] bytes = Files.readAllBytes(files.get(i));
        analyst.analyse("" + i, SmfReader.read(bytes, "file"), Set.of());
      } catch (IllegalArgumentException e) {
        refused.add(files.get(i) + ": " + e.getMessage());
      }
      millis[i] = (threadNanos() - start) / 1e6;
      all += millis[i];
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "round %d: %.0f files per second of one core; ms a file: p50 %.3f, p90 %.3f, p99 %.3f, most %.1f; refused %d %s%n",
        round,
        1000 * millis.length / all,
        millis[millis.length / 2],
        millis[millis.length * 9 / 10],
        millis[millis.length * 99 / 100],
        millis[millis.length - 1],
        refused.size(),
        refused.stream().findFirst().orElse(""));
  }
}
