package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.History;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.BandTime;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.taps.TapGroove;
import io.sideman.players.taps.TapModel;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Turns a tapped rhythm into a drum part.
@Command(
    name = "groove",
    description = "Turn a tapped rhythm into a drum part.",
    footer = {
      "",
      "Any notes will do as taps, on one key or several. They say when and how hard; the drummer",
      "chooses the drums, and keeps time softly on the hats where taps are few. Without a usable",
      "tempo in the file, the beat is heard from the taps.",
      "Example: sideman groove taps.mid --out drums.mid --style funk"
    })
public final class GrooveCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "TAP.mid", description = "The rhythm.")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.mid", required = true, description = "What to write.")
  private Path output = Path.of("");

  @Option(names = "--style", paramLabel = "ID", description = "Play as drummers of this style do.")
  private @Nullable String style;

  @Option(
      names = "--only-taps",
      description = "Let nothing sound where nobody tapped: no soft hats between few taps.")
  private boolean onlyTaps;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same notes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public GrooveCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Optional<Style> players = Optional.ofNullable(style).map(id -> StyleChoice.find(folders, id));
    int genre = players.map(each -> each.genre().ordinal()).orElse(-1);
    Smf song = MidiInput.read(console, input);
    List<Note> taps = song.notes();
    if (taps.isEmpty()) {
      throw CliError.invalidInput(input + " has no taps: there is no note in it.");
    }
    TapModel model = TapModel.required(folders.models());
    BandTime time = BandTime.known(song, taps, Ensemble.plainEar(folders).beat());
    TempoMap tempos = time.transport() instanceof TempoMap map ? map : song.tempoMap();
    List<Note> onBeat = time.toBand(taps, song.tempoMap());
    List<Note> notes =
        new TapGroove(model, new TapGroove.Settings(players, genre, !onlyTaps, seed))
            .play(onBeat, time.meters(), tempos);
    write(notes, tempos, time.meters());
    console
        .out()
        .println(
            "Wrote "
                + output
                + ": "
                + notes.size()
                + " hits from "
                + taps.size()
                + " taps"
                + (time.fromFile() ? "." : "; the beat was heard from the taps."));
    return 0;
  }

  private void write(List<Note> notes, TempoMap tempos, MeterMap meters) {
    var conductor = new SmfTrackBuilder(Division.band()).maps(tempos, meters).build();
    var drums =
        new SmfTrackBuilder(Division.band())
            .name(Role.DRUMS.trackName())
            .program(0, Role.DRUMS.channel(), 0)
            .notes(notes)
            .build();
    var tracks =
        provenance.mark(List.of(conductor, drums), List.of(TapModel.file(folders.models())));
    History.of(folders, console)
        .write(
            output,
            SmfWriter.bytes(Smf.of(Division.band(), tracks)),
            "groove " + input.getFileName());
  }
}
