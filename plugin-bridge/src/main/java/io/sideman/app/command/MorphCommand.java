package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.history.History;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Morph;
import io.sideman.players.vae.Passage;
import io.sideman.players.vae.PassageDistance;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes the steps between two loops.
@Command(
    name = "morph",
    description = "Walk from one loop to another in steps, each a file.",
    footer = {
      "",
      "step-1.mid plays A, the last step B. In between the key goes round the circle of fifths, the",
      "tempo from one to the other; both loops need the same metre, the shorter one is repeated.",
      "Example: sideman morph verse.mid chorus.mid --steps 5 --out between"
    })
public final class MorphCommand implements Callable<Integer> {
  private static final int MOST_STEPS = 99;

  private final Console console;
  private final Folders folders;

  @Parameters(index = "0", paramLabel = "A.mid", description = "Where to start.")
  private Path first = Path.of("");

  @Parameters(index = "1", paramLabel = "B.mid", description = "Where to end.")
  private Path last = Path.of("");

  @Option(names = "--steps", paramLabel = "N", required = true, description = "2 to 99 files.")
  private int steps;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      required = true,
      description = "Folder for step-1.mid and so on; made when it is not there.")
  private Path output = Path.of("");

  @Option(names = "--picture", description = "Also draw each step: step-1.png and so on.")
  private boolean picture;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public MorphCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    if (steps < 2 || steps > MOST_STEPS) {
      throw CliError.wrongArguments("--steps must be 2 to 99, but was " + steps + ".");
    }
    if (Files.exists(output) && !Files.isDirectory(output)) {
      throw CliError.wrongArguments("--out must be a folder, but " + output + " is a file.");
    }
    var one = LoopFile.read(BandFile.read(console, folders, first));
    var other = LoopFile.read(BandFile.read(console, folders, last));
    int bars = LoopFile.commonBars(one, other);
    var morph =
        new Morph(LoopVae.read(Passages.model(folders)), one.passage(bars), other.passage(bars));
    List<Passage> passages = morph.steps(steps);
    Files.createDirectories(output);
    try (var progress = console.progress("Walking")) {
      for (int step = 0; step < steps; step++) {
        write(step, passages, one, other);
        progress.update(step + 1, steps);
      }
    }
    return 0;
  }

  private void write(int step, List<Passage> passages, LoopFile one, LoopFile other)
      throws IOException {
    String format = steps > 9 ? "step-%02d" : "step-%d";
    String name = String.format(Locale.ROOT, format, step + 1);
    double share = (double) step / (steps - 1);
    Passage passage = passages.get(step);
    var file = LoopFile.between(one, other, share);
    Path path = output.resolve(name + ".mid");
    try (var target = WholeFile.beside(path)) {
      var models = List.of(Passages.model(folders));
      var smf = file.smf(name, passage, tracks -> provenance.mark(tracks, models));
      Files.write(target.path(), SmfWriter.bytes(smf));
      History.of(folders, console).commit(target, "morph --steps " + steps);
    }
    if (picture) {
      Pictures.draw(
          output.resolve(name + ".png"),
          name + ", " + passage.keys().at(passage.startTick()),
          List.of(),
          passage.parts(),
          passage.chords(),
          file.meters());
    }
    console
        .out()
        .printf(
            Locale.ROOT,
            "%s: %s, %.1f bpm, %d places from A, %d from B%n",
            path,
            passage.keys().at(passage.startTick()),
            file.bpm(),
            PassageDistance.cellsApart(passages.getFirst(), passage),
            PassageDistance.cellsApart(passage, passages.getLast()));
  }
}
