package io.sideman.training;

import io.sideman.engine.style.StyleLibrary;
import io.sideman.training.loops.GanPlan;
import io.sideman.training.loops.GanTraining;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train gan`.
@Command(
    name = "gan",
    mixinStandardHelpOptions = true,
    description = "Trains what invents loops; killed, it goes on from its last checkpoint.")
final class GanCommand implements Callable<Integer> {
  private static final String SHIPPED = "rolls-tied";

  @Mixin private DataSets data = new DataSets();

  @Option(names = "--work", required = true, description = "Folder for checkpoint and curves.")
  private Path work = Path.of("");

  @Mixin private Models models = new Models();

  @Option(
      names = "--setup",
      defaultValue = SHIPPED,
      description = "rolls-tied (default, as shipped), rolls-hinge, plans-hinge, plans-clipped.")
  private String setup = SHIPPED;

  @Option(names = "--updates", description = "Updates of the generator (default: as shipped).")
  private int updates;

  @Option(names = "--pretrain", description = "Updates before the game (default: as shipped).")
  private int pretrain;

  @Override
  public Integer call() throws IOException {
    GanPlan plan = GanPlan.named(setup).with(pretrain, updates);
    var styles = StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets", "presets")));
    GanTraining.run(data.folder(), styles.list(), work, models.folder(), plan, System.out::println);
    return 0;
  }
}
