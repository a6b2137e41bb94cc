package io.sideman.players;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.bench.Machine;
import io.sideman.players.bench.Percentiles;
import io.sideman.players.model.ModelHeader.Storage;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// How long does it take to plan one grid step for all five roles? Wall time, and the time that the
/// planning thread itself was on a processor, which a busy machine does not disturb. Every style
/// plays in turn at full adventure, so that every token asks the network. Arguments: the presets
/// folder, then either a folder of models or units per layer of random models (256), then the
/// number of steps (100000).
public final class PlanningBenchmark {
  private static final double BAR_MICROS = 7500; // 10 % of a 16th at 200 bpm
  private static final int WARM_UP = 30_000;
  private static final PrintStream OUT = new PrintStream(System.out, true, StandardCharsets.UTF_8);

  private PlanningBenchmark() {}

  public static void main(String[] args) throws IOException {
    Path presets = Path.of(args[0]);
    String models = args.length > 1 ? args[1] : "256";
    int steps = args.length > 2 ? Integer.parseInt(args[2]) : 100_000;
    BandFactory factory = factory(models);
    OUT.println(Machine.describe());
    OUT.printf("models: %s, learned roles: %s%n", models, factory.learned());
    List<Style> styles = StyleLibrary.shipped(presets).list();
    Rehearsal[] bands = new Rehearsal[styles.size()];
    for (int i = 0; i < bands.length; i++) {
      bands[i] = new Rehearsal(factory.band(styles.get(i)), 1);
      bands[i].reset(i);
    }
    new Run(bands, 0).measure(WARM_UP);
    var run = new Run(bands, WARM_UP / bands.length + 1);
    run.measure(steps);
    run.report(steps);
  }

  private static BandFactory factory(String models) throws IOException {
    if (!models.chars().allMatch(Character::isDigit)) {
      return BandFactory.reading(Path.of(models));
    }
    Path folder = Files.createTempDirectory("models");
    try {
      TinyModels.write(folder, Integer.parseInt(models), Storage.BF16);
      return BandFactory.reading(folder);
    } finally {
      for (Role role : Role.values()) {
        Files.deleteIfExists(folder.resolve(role.id() + ".sideman-model"));
      }
      Files.deleteIfExists(folder);
    }
  }

  /// One measurement: every band plays a step in turn.
  private static final class Run {
    private final Rehearsal[] bands;
    private final long firstStep;
    private Percentiles wall = new Percentiles(0);
    private Percentiles onProcessor = new Percentiles(0);
    private long allocated;
    private long notes;

    Run(Rehearsal[] bands, long firstStep) {
      this.bands = bands;
      this.firstStep = firstStep;
    }

    void measure(int steps) {
      wall = new Percentiles(steps);
      onProcessor = new Percentiles(steps);
      var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < steps; i++) {
        Rehearsal band = bands[i % bands.length];
        long busy = threads.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        band.play(firstStep + i / bands.length);
        wall.add(System.nanoTime() - start);
        onProcessor.add(threads.getCurrentThreadCpuTime() - busy);
        notes += band.context.notes(Role.DRUMS).count() + band.context.notes(Role.KEYS).count();
      }
      allocated = threads.getCurrentThreadAllocatedBytes() - before;
    }

    void report(int steps) {
      OUT.printf("%d steps of five roles, %d styles%n", steps, bands.length);
      OUT.println("wall time      " + wall.line());
      OUT.println("on processor   " + onProcessor.line());
      OUT.printf(
          Locale.ROOT,
          "%.3f bytes allocated per step; %d drum and keys notes; bar: p99.9 below %.0f µs: %s%n",
          (double) allocated / steps,
          notes,
          BAR_MICROS,
          wall.micros(0.999) < BAR_MICROS ? "held" : "missed");
    }
  }
}
