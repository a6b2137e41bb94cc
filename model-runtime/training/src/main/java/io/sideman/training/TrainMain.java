package io.sideman.training;

import io.sideman.corpus.chorales.ChoraleNetwork;
import io.sideman.corpus.harmonize.HarmonizerTrainer;
import io.sideman.corpus.listen.TrainBeatModel;
import io.sideman.corpus.listen.TrainHarmonyListener;
import io.sideman.corpus.originality.TrainingLines;
import io.sideman.corpus.originality.TrainingLoops;
import io.sideman.corpus.prepare.Preparation;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.training.vae.VaeCommand;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman train`: a program of its own, since the training libraries stay out of the application.
@Command(
    name = "sideman train",
    mixinStandardHelpOptions = true,
    description = "Prepares training data and trains the band's models.",
    subcommands = {
      TrainMain.Prepare.class,
      TrainMain.Run.class,
      TrainMain.Listeners.class,
      TrainMain.Jsb.class,
      TrainMain.Harmonizer.class,
      TrainMain.Originality.class,
      FamiliesCommand.class,
      FillsCommand.class,
      FitCommand.class,
      SessionsCommand.class,
      TouchCommand.class,
      TapCommand.class,
      VaeCommand.class,
      GanCommand.class,
      LibraryCommand.class
    })
public final class TrainMain {
  private static final int INVALID_INPUT = 3;

  private TrainMain() {}

  /// The launcher passes its own first word on.
  public static void main(String[] args) {
    boolean named = args.length > 0 && args[0].equals("train");
    var errors = new PrintWriter(System.err, true, StandardCharsets.UTF_8);
    System.exit(execute(errors, named ? Arrays.copyOfRange(args, 1, args.length) : args));
  }

  /// Runs one command and answers its exit code: 0 done, 2 wrong arguments, 3 unusable input.
  static int execute(PrintWriter errors, String... args) {
    var commands = new CommandLine(new TrainMain());
    commands.setErr(errors);
    commands.setExecutionExceptionHandler((problem, line, _) -> {
      if (problem instanceof IOException
          || problem instanceof UncheckedIOException
          || problem instanceof IllegalArgumentException) {
        line.getErr().println("sideman train: " + problem.getMessage());
        return INVALID_INPUT;
      }
      throw problem;
    });
    return commands.execute(args.length == 0 ? new String[] {"--help"} : args);
  }

  static void requireFolder(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + ": there is no such folder; name the one with the data sets");
    }
  }

  @Command(
      name = "prepare",
      mixinStandardHelpOptions = true,
      description = "Reads the data sets and writes the sequences that the networks learn.")
  static final class Prepare implements Callable<Integer> {
    @Mixin DataSets data = new DataSets();

    @Option(names = "--work", required = true, description = "Folder for what is prepared.")
    Path work = Path.of("");

    @Option(
        names = "--presets",
        defaultValue = "${sys:sideman.presets:-presets}",
        description = "Folder of the styles to render for genres that the data lacks.")
    Path presets = Path.of("");

    @Override
    public Integer call() throws IOException {
      List<Style> styles = StyleLibrary.shipped(presets).list();
      Preparation.run(data.folder(), styles, work, System.out::println);
      return 0;
    }
  }

  @Command(
      name = "run",
      mixinStandardHelpOptions = true,
      description = "Trains networks; killed, it goes on from its last checkpoint.")
  static final class Run implements Callable<Integer> {
    @Option(names = "--work", required = true, description = "Folder that `prepare` wrote.")
    Path work = Path.of("");

    @Mixin Models models = new Models();

    @Option(
        names = "--network",
        split = ",",
        description = "drums, bass, keys, pad, lead, harmony (default: all).")
    List<String> networks = List.of("drums", "bass", "keys", "harmony", "lead", "pad");

    @Option(names = "--updates", description = "Optimiser steps (default: as shipped).")
    int updates;

    @Option(names = "--hidden", description = "Units per layer (default: as shipped).")
    int hidden;

    @Option(names = "--refine", description = "Go on from the models that are there.")
    boolean refine;

    @Option(names = "--rate", description = "Highest step of the optimiser (default: as shipped).")
    double rate;

    @Option(names = "--dl4j", description = "Train in DL4J, slower, to compare.")
    boolean dl4j;

    @Override
    public Integer call() throws IOException {
      for (String network : networks) {
        TrainingPlan plan = TrainingPlan.shipped(network);
        int size = hidden > 0 ? hidden : plan.hidden();
        int steps = updates > 0 ? updates : plan.updates();
        plan = plan.with(size, steps);
        plan = refine ? plan.refining() : plan;
        plan = dl4j ? plan.inDl4j() : plan;
        plan = rate > 0 ? plan.atRate(rate) : plan;
        Training.run(work, models.folder(), network, plan, refine, System.out::println);
      }
      return 0;
    }
  }

  @Command(
      name = "listeners",
      mixinStandardHelpOptions = true,
      description = "Trains what hears chords, keys and beats.")
  static final class Listeners implements Callable<Integer> {
    @Mixin DataSets data = new DataSets();

    @Mixin Models models = new Models();

    @Override
    public Integer call() throws IOException {
      TrainHarmonyListener.run(
          data.folder(), models.folder().resolve("harmony-listener.bin"), System.out::println);
      TrainBeatModel.run(data.folder(), models.folder().resolve("beat.json"), System.out::println);
      return 0;
    }
  }

  @Command(
      name = "harmonizer",
      mixinStandardHelpOptions = true,
      description = "Learns chords under melodies, for `sideman harmonize`.")
  static final class Harmonizer implements Callable<Integer> {
    @Mixin DataSets data = new DataSets();

    @Mixin Models models = new Models();

    @Override
    public Integer call() throws IOException {
      HarmonizerTrainer.run(data.folder(), models.folder(), System.out::println);
      return 0;
    }
  }

  @Command(
      name = "originality",
      mixinStandardHelpOptions = true,
      description = "Indexes the lines and loops that the networks learn from, as hashes.")
  static final class Originality implements Callable<Integer> {
    @Mixin DataSets data = new DataSets();

    @Mixin Models models = new Models();

    @Option(
        names = "--presets",
        defaultValue = "${sys:sideman.presets:-presets}",
        description = "Folder of the styles that were rendered for training.")
    Path presets = Path.of("");

    @Override
    public Integer call() throws IOException {
      TrainingLines.write(data.folder(), models.folder(), System.out::println);
      List<Style> styles = StyleLibrary.shipped(presets).list();
      TrainingLoops.write(data.folder(), styles, models.folder(), System.out::println);
      return 0;
    }
  }

  @Command(
      name = "jsb",
      mixinStandardHelpOptions = true,
      description = "Trains the measure of the chorales; `sideman evaluate jsb` reads it.")
  static final class Jsb implements Callable<Integer> {
    @Mixin DataSets data = new DataSets();

    @Option(names = "--work", required = true, description = "Folder for the network.")
    Path work = Path.of("");

    @Override
    public Integer call() throws IOException {
      Files.createDirectories(work);
      ChoraleNetwork.train(data.folder(), work, ChoraleNetwork.lesson(), System.out::println);
      return 0;
    }
  }
}
