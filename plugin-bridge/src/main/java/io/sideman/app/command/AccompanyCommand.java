package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.history.History;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.score.MusicXml;
import io.sideman.engine.score.Score;
import io.sideman.engine.score.ScoreMidi;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.BandTracks;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.steer.Steering;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays the band along with a MIDI file and writes both into a new one.
@Command(
    name = "accompany",
    description = "Play the band along with a MIDI file.",
    footer = {
      "",
      "The input's tracks stay as they are; each role is added as a track of its own.",
      "Example: sideman accompany song.mid --out band.mid --style bossa-nova --roles drums,bass"
    })
public final class AccompanyCommand implements Callable<Integer> {
  private static final long BLOCK_NANOS = 10_000_000;

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "IN.mid", description = "The song to play along with, or its score.")
  private Path input = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "OUT.mid",
      required = true,
      description = "Where song and band are written; OUT.musicxml or OUT.mxl for a score.")
  private Path output = Path.of("");

  @Mixin private BandOptions band = new BandOptions();

  @Mixin private SteerOptions steer = new SteerOptions();

  @Option(
      names = "--listen-to",
      paramLabel = "TRACK|auto",
      defaultValue = "auto",
      description = "Track to follow, by number from 1 or by name; auto: all but the drums.")
  private String listenTo = "auto";

  @Option(
      names = "--hear",
      paramLabel = "whole|live",
      defaultValue = "whole",
      description = "whole: know the file beforehand (default); live: hear it as it comes.")
  private Accompaniment.Hear hear = Accompaniment.Hear.WHOLE;

  @Option(
      names = "--chords",
      paramLabel = "LEADSHEET",
      description =
          "Chord chart (a file, a MusicXML lead sheet, or the chords themselves) to play by instead"
              + " of by ear.")
  private @Nullable String chords;

  @Mixin private CurveOptions curve = new CurveOptions();

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  @Option(
      names = "--report",
      paramLabel = "FILE.json",
      description = "What was heard and decided when, notes per role, planning times.")
  private @Nullable Path report;

  @Option(
      names = "--picture",
      paramLabel = "FILE.png",
      description = "Piano roll of song and band.")
  private @Nullable Path picture;

  public AccompanyCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Curves curves = curve.curves();
    if (hear == Accompaniment.Hear.LIVE && curves.tension().isPresent()) {
      throw CliError.wrongArguments(
          "--tension-curve needs chords that are known beforehand; use --hear whole.");
    }
    var ensemble = Ensemble.of(folders, band);
    Smf song = MidiInput.read(console, input);
    requireOnePiece(song);
    SteerOptions.Seats seats = steer.seats(song);
    List<Note> heard = heard(song, seats.tracks());
    if (heard.isEmpty() && seats.guests().bass().isEmpty()) {
      throw CliError.invalidInput(
          input
              + " has no notes to play along with"
              + (listenTo.equalsIgnoreCase("auto")
                  ? " (drums do not count). Give a file with chords or a melody."
                  : " in the track of --listen-to " + listenTo + ". Try --listen-to auto."));
    }
    var steering = new Steering();
    steering.play(ensemble.style());
    var request =
        new Accompaniment.Request(
            song,
            heard,
            hear,
            sheet(song),
            band.fixedIntensity(),
            band.settings(),
            BLOCK_NANOS,
            seats.guests(),
            steering,
            steer.script(song.meterMap()),
            curves);
    Accompaniment.Result result;
    try (var target = WholeFile.beside(output)) {
      try (var progress = console.progress("Playing")) {
        result =
            Accompaniment.play(
                request, ensemble.ear(folders), ensemble.players(), progress::update);
      }
      var tracks =
          provenance.mark(
              BandTracks.of(song.division(), ensemble.style(), result.notes()),
              Models.heardAndPlayed(folders, ensemble.style()));
      Files.write(
          target.path(),
          MusicFiles.bytes(
              output, song.plus(tracks), result.harmony().chordTimeline(), heardKey(result)));
      History.of(folders, console)
          .commit(target, "accompany " + input.getFileName() + " --style " + ensemble.style().id());
    }
    if (report != null) {
      WholeFile.write(
          report, AccompanyReport.json(request, result, ensemble.factory().learnedTunes()));
    }
    if (picture != null) {
      String title = input.getFileName() + " with " + ensemble.style().name();
      var chordsHeard = result.harmony().chordTimeline();
      Pictures.draw(picture, title, heard, result.notes(), chordsHeard, song.meterMap());
    }
    console.out().println(summary(result, ensemble));
    return 0;
  }

  private void requireOnePiece(Smf song) {
    if (song.isSeparatePatterns()) {
      throw CliError.invalidInput(
          "%s must be one piece (format 0 or 1), but holds %d separate patterns (format 2). "
                  .formatted(input, song.tracks().size())
              + "Export the one you want from the program it came from.");
    }
  }

  private String summary(Accompaniment.Result result, Ensemble ensemble) {
    var text = new StringBuilder("Wrote " + output + ": " + ensemble.style().name() + " with");
    result
        .notes()
        .forEach(
            (role, notes) -> text.append(' ').append(role.id()).append(' ').append(notes.size()));
    return text.append(" notes.").toString();
  }

  private List<Note> heard(Smf song, List<Integer> taken) {
    var notes = new ArrayList<Note>();
    List<SmfTrack> tracks = song.tracks();
    for (int i = 0; i < tracks.size(); i++) {
      if (!taken.contains(i + 1) && listens(tracks.get(i), i + 1)) {
        for (Note note : tracks.get(i).notes()) {
          if (!note.isDrum()) {
            notes.add(note);
          }
        }
      }
    }
    notes.sort(null);
    return notes;
  }

  private boolean listens(SmfTrack track, int number) {
    if (listenTo.equalsIgnoreCase("auto")) {
      return true;
    }
    return SteerOptions.isMeant(listenTo, track, number);
  }

  /// What a score says itself, if it says any chord.
  private Optional<Sheet> own(Smf song) {
    Score score = ScoreMidi.of(song, input.toString());
    if (!score.hasChords()) {
      return Optional.empty();
    }
    Key home =
        score.keys().isEmpty()
            ? KeyOfChords.guess(score.chords(), score.lengthTicks())
            : score.keys().getFirst().value();
    return Optional.of(new Sheet(score.chords(), Timeline.of(home, score.keys())));
  }

  /// The key that ruled longest, for a score whose song names none.
  private static Key heardKey(Accompaniment.Result result) {
    var spans = result.harmony().keys();
    Key longest = new Key(0, false);
    long most = -1;
    for (int i = 0; i < spans.size(); i++) {
      long end = i + 1 < spans.size() ? spans.get(i + 1).tick() : result.endTick();
      if (end - spans.get(i).tick() > most) {
        most = end - spans.get(i).tick();
        longest = spans.get(i).value();
      }
    }
    return longest;
  }

  private Optional<Sheet> sheet(Smf song) throws IOException {
    if (chords == null) {
      return MusicXml.isName(input.toString()) ? own(song) : Optional.empty();
    }
    return Optional.of(Charts.repeat(Charts.read(chords), song.endTick()));
  }
}
