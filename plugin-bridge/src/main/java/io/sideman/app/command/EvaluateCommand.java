package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.BandEvaluation;
import io.sideman.corpus.evaluate.BeatEvaluation;
import io.sideman.corpus.evaluate.EvaluationReport;
import io.sideman.corpus.evaluate.GuestsEvaluation;
import io.sideman.corpus.evaluate.HarmonyEvaluation;
import io.sideman.corpus.evaluate.PerformedHarmonyEvaluation;
import io.sideman.corpus.evaluate.PlayersEvaluation;
import io.sideman.corpus.evaluate.ReactionEvaluation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `sideman evaluate`: the figures of docs/quality.md, measured again.
@Command(
    name = "evaluate",
    description = {
      "Measure Sideman on songs that training never saw.",
      "The data sets are not part of Sideman; docs/quality.md says where they come from."
    })
public final class EvaluateCommand implements Runnable {
  private final Console console;
  private final Folders folders;

  public EvaluateCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public void run() {
    throw CliError.wrongArguments(
        "Say what to evaluate: harmony, beat, performances, players, band or reaction. `sideman evaluate harmony --help` tells more.");
  }

  @Command(name = "harmony", description = "Chords and keys heard, live and with the whole file.")
  int harmony(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    Path model = folders.models().resolve("harmony-listener.bin");
    print(HarmonyEvaluation.run(data, model, this::tell), json);
    return 0;
  }

  @Command(name = "beat", description = "Beats heard in performances whose tempo is not given.")
  int beat(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    print(BeatEvaluation.run(data, folders.models().resolve("beat.json"), this::tell), json);
    return 0;
  }

  @Command(
      name = "performances",
      description = "Chords heard in performances whose tempo is not given.")
  int performances(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    print(PerformedHarmonyEvaluation.run(data, folders.models(), this::tell), json);
    return 0;
  }

  @Command(
      name = "players",
      description = "How likely the players' networks find what people played, beside baselines.")
  int players(
      @Option(
              names = "--work",
              required = true,
              paramLabel = "DIR",
              description = "Folder that `sideman train prepare` wrote.")
          Path work,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(work);
    print(PlayersEvaluation.run(work, folders.models(), this::tell), json);
    return 0;
  }

  @Command(name = "band", description = "The band beside human players of the same roles.")
  int band(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(
              names = "--style",
              paramLabel = "ID",
              defaultValue = BandOptions.DEFAULT_STYLE,
              description = "Style to play in (default: ${DEFAULT-VALUE}).")
          String style,
      @Option(
              names = "--songs",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many songs (default: all).")
          int songs,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    var options = new BandOptions();
    options.style = style;
    var ensemble = Ensemble.of(folders, options);
    print(
        BandEvaluation.run(
            data, ensemble.factory(), ensemble.style(), ensemble.ear(folders), songs, this::tell),
        json);
    return 0;
  }

  @Command(
      name = "reaction",
      description = "How fast the live band is in a chord that nobody announced.")
  int reaction(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(
              names = "--style",
              paramLabel = "ID",
              defaultValue = BandOptions.DEFAULT_STYLE,
              description = "Style to play in (default: ${DEFAULT-VALUE}).")
          String style,
      @Option(
              names = "--songs",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many songs (default: all).")
          int songs,
      @Option(
              names = "--validation",
              description = "Songs on which choices are made, instead of the test side.")
          boolean validation,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    var options = new BandOptions();
    options.style = style;
    var ensemble = Ensemble.of(folders, options);
    print(
        ReactionEvaluation.run(
            data,
            validation ? Split.VALIDATION : Split.TEST,
            ensemble.factory(),
            ensemble.style(),
            ensemble.ear(folders),
            songs,
            this::tell),
        json);
    return 0;
  }

  @Command(
      name = "guests",
      description = "The live band beside a bass player and a kick drum of held-out songs.")
  int guests(
      @Option(
              names = "--data",
              required = true,
              paramLabel = "DIR",
              description = "Folder of the data sets.")
          Path data,
      @Option(
              names = "--style",
              paramLabel = "ID",
              defaultValue = "rock",
              description = "Style to play in (default: ${DEFAULT-VALUE}).")
          String style,
      @Option(
              names = "--songs",
              paramLabel = "N",
              defaultValue = "1000",
              description = "At most so many songs (default: all).")
          int songs,
      @Option(names = "--json", description = "Print JSON instead of a table.") boolean json)
      throws IOException {
    requireFolder(data);
    var options = new BandOptions();
    options.style = style;
    var ensemble = Ensemble.of(folders, options);
    print(
        GuestsEvaluation.run(
            data, ensemble.factory(), ensemble.style(), ensemble.ear(folders), songs, this::tell),
        json);
    return 0;
  }

  private void tell(String line) {
    console.err().println(line);
  }

  static void requireFolder(Path data) {
    if (!Files.isDirectory(data)) {
      throw CliError.invalidInput("There is no folder " + data + ".");
    }
  }

  private void print(EvaluationReport report, boolean json) throws IOException {
    if (json) {
      var mapper = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
      console.out().println(mapper.writeValueAsString(report));
      return;
    }
    console.out().println(report.id() + ": " + report.protocol());
    console.out().println();
    List<EvaluationReport.Row> rows = report.rows();
    int width = rows.stream().mapToInt(row -> row.metric().length()).max().orElse(0);
    for (EvaluationReport.Row row : rows) {
      String format = "%-" + width + "s  %8.3f  %-22s  %s";
      String line = format.formatted(row.metric(), row.value(), row.spread(), row.reference());
      console.out().println(line.stripTrailing());
    }
  }
}
