package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.engine.chart.ChartText;
import io.sideman.engine.listen.beat.GridTrust;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.smf.SmfWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `sideman convert`: MIDI, MusicXML and chord charts into each other.
@Command(
    name = "convert",
    description = {
      "Turn MIDI files, MusicXML scores and chord charts into each other, by their endings:",
      ".mid, .musicxml or .xml or .mxl, .txt or .chart."
    },
    footer = {
      "",
      "A chart of a song that names no chords is written by ear.",
      "Examples: sideman convert song.mid song.musicxml",
      "          sideman convert song.mid song.txt",
      "          sideman convert leadsheet.mxl leadsheet.chart"
    })
public final class ConvertCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(index = "0", paramLabel = "IN", description = "What to read.")
  private Path input = Path.of("");

  @Parameters(index = "1", paramLabel = "OUT", description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--hear-chords",
      description = "Write chords by ear into a score or MIDI file that names none.")
  private boolean hearChords;

  @Option(
      names = "--as-written",
      description = "Take every measure of a score once, whatever its repeat signs say.")
  private boolean asWritten;

  public ConvertCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    MusicFiles.Kind from = MusicFiles.kind(input);
    MusicFiles.Kind to = MusicFiles.kind(output);
    Score score = read(from);
    if (!score.hasChords() && (hearChords || to == MusicFiles.Kind.CHART)) {
      score = heard(score);
    }
    WholeFile.write(
        output,
        switch (to) {
          case MIDI -> SmfWriter.bytes(ScoreMidi.smf(score));
          case SCORE -> MusicFiles.bytes(output, score);
          case CHART -> ChartText.of(score.chart()).getBytes(StandardCharsets.UTF_8);
        });
    long notes = score.parts().stream().mapToLong(part -> part.notes().size()).sum();
    console
        .out()
        .println(
            "Wrote %s: %d bars, %d chords, %d parts with %d notes."
                .formatted(
                    output,
                    score.meters().barAt(Math.max(0, score.lengthTicks() - 1)) + 1,
                    score.chords().spans().size(),
                    to == MusicFiles.Kind.CHART ? 0 : score.parts().size(),
                    to == MusicFiles.Kind.CHART ? 0 : notes));
    return 0;
  }

  private Score read(MusicFiles.Kind kind) throws IOException {
    return switch (kind) {
      case MIDI -> ScoreMidi.of(MidiInput.read(console, input), input.toString());
      case SCORE -> {
        MusicFiles.requireReadable(input);
        yield MusicXml.read(
            input, asWritten ? MusicXml.Repeats.AS_WRITTEN : MusicXml.Repeats.PLAYED);
      }
      case CHART -> {
        MusicFiles.requireReadable(input);
        yield Score.of(Charts.read(input.toString()));
      }
    };
  }

  private Score heard(Score score) throws IOException {
    if (HeardScore.tonal(score).isEmpty()) {
      throw CliError.invalidInput(
          input + " names no chords and has no notes to hear them from. Nothing was written.");
    }
    if (!GridTrust.judge(HeardScore.tonal(score)).isTrusted()) {
      console
          .err()
          .println(
              "Note: the notes of "
                  + input.getFileName()
                  + " do not keep to its bars; expect chords beside the beat.");
    }
    return HeardScore.of(score, Ensemble.plainEar(folders).harmony());
  }
}
