package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.corpus.songs.OwnSongs;
import io.sideman.corpus.tune.Tuned;
import io.sideman.corpus.tune.Tuning;
import io.sideman.corpus.tune.TuningFile;
import io.sideman.engine.style.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tunes the learned players of a style on the user's MIDI files, in a process of its own.
@Command(
    name = "tune",
    description = {
      "Tune the learned players of a style on your own MIDI files, in the background.",
      "A player is kept when it foresees bars of yours that it did not learn from better."
    },
    footer = {
      "",
      "Example: sideman style tune ~/Music/midi --id my-band",
      "         sideman style tune --id my-band --status"
    })
public final class StyleTuneCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "DIR", arity = "0..1", description = "Folder of MIDI files.")
  private @Nullable Path folder;

  @Option(names = "--id", paramLabel = "ID", required = true, description = "Which style.")
  private String id = "";

  @Option(names = "--status", description = "Tell how far it is, and what has come of it.")
  private boolean status;

  @Option(names = "--here", description = "Tune in this process and wait for it.")
  private boolean here;

  @Option(
      names = "--updates",
      paramLabel = "N",
      defaultValue = "300",
      description = "Most steps per player, 1 to 10000 (default: ${DEFAULT-VALUE}).")
  private int updates = 300;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed and files tune the same networks (default: 1).")
  private long seed = 1;

  public StyleTuneCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Style style = StyleChoice.find(folders, id);
    var job = new TuningJob(folders, style.id());
    if (status) {
      return tellStatus(job);
    }
    if (folder == null) {
      throw CliError.wrongArguments(
          "Name the folder of your MIDI files: sideman style tune DIR --id " + id + ".");
    }
    if (!Files.isDirectory(folder)) {
      throw CliError.invalidInput(folder + " must be a folder of MIDI files. Check the path.");
    }
    if (updates < 1 || updates > 10_000) {
      throw CliError.wrongArguments("--updates must be 1 to 10000, but was " + updates + ".");
    }
    return here ? tune(job, style, folder) : start(job, folder);
  }

  private int start(TuningJob job, Path songs) throws IOException {
    long process =
        job.start(
            List.of(
                "style",
                "tune",
                songs.toAbsolutePath().toString(),
                "--id",
                id,
                "--here",
                "--updates",
                Integer.toString(updates),
                "--seed",
                Long.toString(seed)));
    console
        .out()
        .println(
            ("Tuning %s in the background (process %d); it may be ended at any time and goes on when"
                    + " started again.%n`sideman style tune --id %s --status` tells how far it is.")
                .formatted(id, process, id));
    return 0;
  }

  private int tune(TuningJob job, Style style, Path directory) throws IOException {
    try (var _ = job.lock()) {
      OwnSongs songs;
      try (var progress = console.progress("Reading")) {
        songs =
            OwnSongs.read(
                directory, style.genre(), Ensemble.plainEar(folders).harmony(), progress::update);
      }
      songs
          .skipped()
          .forEach(each -> console.err().println("Left out " + each.file() + ": " + each.reason()));
      var request = new Tuning.Request(songs, folders.models(), job.folder(), updates, seed);
      tell(Tuning.run(request, console.err()::println));
      console.out().println("Done. Bands that start in this style from now on play by them.");
    }
    return 0;
  }

  private int tellStatus(TuningJob job) throws IOException {
    boolean runs = job.isRunning();
    List<Tuned> done = TuningFile.read(job.folder()).done();
    if (!runs && done.isEmpty() && !job.wasBegun()) {
      console.out().println("Nothing was tuned for " + id + " yet.");
      return 0;
    }
    console
        .out()
        .println(
            runs
                ? "Tuning " + id + " now."
                : job.wasBegun()
                    ? "Ended before it was done. Start it again with the same files to go on."
                    : "Done.");
    tell(done);
    String last = job.lastWords();
    if (!last.isEmpty()) {
      console.out().println((runs ? "Now: " : "Last words: ") + last);
    }
    return 0;
  }

  private void tell(List<Tuned> done) {
    done.forEach(each -> console.out().println(each.describe()));
  }
}
