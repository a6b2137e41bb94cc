package io.sideman.app.command;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.picture.CurvePicture;
import io.sideman.engine.curves.BarFigures;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.Smf;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sideman curves`: density and tonal tension of a piece, bar by bar.
@Command(
    name = "curves",
    description = {
      "Tell how dense and how tense a MIDI file or score is, bar by bar.",
      "Tension is measured in Chew's spiral array: how wide the tones lie (diameter), how far they",
      "move from bar to bar (momentum), how far they are from the key (strain)."
    },
    footer = {"", "Example: sideman curves song.mid --picture song.png"})
public final class CurvesCommand implements Callable<Integer> {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE.mid", description = "The piece.")
  private Path input = Path.of("");

  @Option(names = "--json", description = "As JSON: an array, one object per bar.")
  private boolean json;

  @Option(names = "--picture", paramLabel = "FILE.png", description = "Both as curves.")
  private @Nullable Path picture;

  public CurvesCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Smf smf = MidiInput.read(console, input);
    if (smf.notes().isEmpty()) {
      throw CliError.invalidInput(input + " has no notes. Give a file with music in it.");
    }
    Score score = ScoreMidi.of(smf, input.toString());
    if (!HeardScore.tonal(score).isEmpty() && (score.keys().isEmpty() || !score.hasChords())) {
      score = HeardScore.of(score, Ensemble.plainEar(folders).harmony());
    }
    Key home = score.keys().isEmpty() ? new Key(0, false) : score.keys().getFirst().value();
    var keys = Timeline.of(home, score.keys());
    List<BarFigures> bars = BarFigures.of(smf.notes(), score.meters(), keys, score.chords());
    if (picture != null) {
      CurvePicture.draw(String.valueOf(input.getFileName()), bars, picture);
      console.err().println("Wrote " + picture + ".");
    }
    console.out().print(json ? json(bars) : table(bars));
    return 0;
  }

  private static String table(List<BarFigures> bars) {
    var text = new StringBuilder(" bar  onsets  density  diameter  momentum  strain  tension\n");
    for (BarFigures bar : bars) {
      text.append(
          "%4d  %6d  %7.2f  %8.2f  %8.2f  %6.2f  %7.2f%n"
              .formatted(
                  bar.bar() + 1,
                  bar.onsets(),
                  bar.density(),
                  bar.diameter(),
                  bar.momentum(),
                  bar.strain(),
                  bar.tension()));
    }
    return text.toString();
  }

  private static String json(List<BarFigures> bars) throws IOException {
    ArrayNode array = JSON.createArrayNode();
    for (BarFigures bar : bars) {
      array
          .addObject()
          .put("bar", bar.bar() + 1)
          .put("onsets", bar.onsets())
          .put("onsetsPerQuarter", round(bar.density()))
          .put("diameter", round(bar.diameter()))
          .put("momentum", round(bar.momentum()))
          .put("strain", round(bar.strain()))
          .put("tension", round(bar.tension()));
    }
    return JSON.writeValueAsString(array) + System.lineSeparator();
  }

  private static double round(double value) {
    return Math.round(value * 10_000) / 10_000.0;
  }
}
