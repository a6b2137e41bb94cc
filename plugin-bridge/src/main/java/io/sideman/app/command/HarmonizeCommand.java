package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.history.History;
import io.sideman.engine.band.Role;
import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.ChordSymbol;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.players.harmonize.ChordHand;
import io.sideman.players.harmonize.Harmonization;
import io.sideman.players.harmonize.Harmonizer;
import io.sideman.players.harmonize.HarmonyWeights;
import io.sideman.players.harmonize.Rate;
import io.sideman.players.harmonize.TopLine;
import io.sideman.players.originality.IndexFile;
import io.sideman.players.originality.OriginalityCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Finds chords for a melody and plays them.
@Command(
    name = "harmonize",
    description = "Find chords for a melody: several ranked ways, each playable.",
    footer = {
      "",
      "The melody stays as it is; a track with the chords, as notes and as markers, is added.",
      "With --ranked 3 the best goes to OUT.mid, the others to OUT-2.mid and OUT-3.mid.",
      "Example: sideman harmonize melody.mid --out song.mid --ranked 3"
    })
public final class HarmonizeCommand implements Callable<Integer> {
  private static final long BLOCK_NANOS = 50_000_000;
  private static final int VELOCITY = 72;
  private static final int MOST = 20;

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "MELODY.mid", description = "A file with a melody.")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.mid", required = true, description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--ranked",
      paramLabel = "N",
      defaultValue = "1",
      description = "How many ways, 1 to 20 (default: ${DEFAULT-VALUE}).")
  private int ranked = 1;

  @Option(
      names = "--rate",
      paramLabel = "half-bar|bar|beat",
      defaultValue = "half-bar",
      description = "How often the chord may change (default: ${DEFAULT-VALUE}).")
  private String rate = "half-bar";

  @Option(
      names = "--voicing",
      paramLabel = "close|open|guitar",
      defaultValue = "close",
      description = "How the chords are laid out (default: ${DEFAULT-VALUE}).")
  private ChordHand.Layout voicing = ChordHand.Layout.CLOSE;

  @Option(names = "--key", paramLabel = "KEY", description = "Such as Am or Eb (default: by ear).")
  private @Nullable String key;

  @Option(
      names = "--style",
      paramLabel = "ID",
      description = "Let the keys of this style play the chords (default: held chords).")
  private @Nullable String style;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "For the playing of --style (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--list", paramLabel = "FILE.json", description = "The ranked ways as JSON.")
  private @Nullable Path list;

  @Option(names = "--picture", paramLabel = "FILE.png", description = "Piano roll of the best.")
  private @Nullable Path picture;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public HarmonizeCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Rate slots = HarmonizeText.rate(rate);
    Optional<Key> known = Optional.ofNullable(key).map(HarmonizeCommand::key);
    if (ranked < 1 || ranked > MOST) {
      throw CliError.wrongArguments("--ranked must be 1 to 20, but was " + ranked + ".");
    }
    if (style != null) {
      StyleChoice.find(folders, style);
    }
    BandFile song = BandFile.read(console, folders, input);
    List<Note> melody = melody(song);
    var harmonizer = new Harmonizer(HarmonyWeights.read(model()));
    Key home = known.isPresent() ? known.get() : heard(song, melody);
    List<Harmonization> found = harmonizer.find(melody, song.meters(), slots, home, ranked);
    for (int i = 0; i < found.size(); i++) {
      write(song, melody, found.get(i), i);
      console.out().println((i + 1) + ". " + HarmonizeText.chart(found.get(i), song.meters()));
    }
    if (found.size() < ranked) {
      console.err().println("Note: there are only " + found.size() + " ways that differ enough.");
    }
    if (list != null) {
      WholeFile.write(list, HarmonizeText.json(found, song.meters()));
    }
    console.out().println("Wrote " + output + ": key " + home + ", " + found.size() + " way(s).");
    return 0;
  }

  private Path model() {
    return folders.models().resolve(HarmonyWeights.FILE);
  }

  private static Key key(String text) {
    try {
      Chord tonic = ChordSymbol.parse(text.strip());
      if (!tonic.isNone()) {
        return new Key(tonic.root(), tonic.quality().isMinor());
      }
    } catch (ChartException e) {
      throw new CliError(
          io.sideman.app.cli.ExitCode.WRONG_ARGUMENTS,
          "--key must be a key such as Am or Eb, but was \"" + text + "\".",
          e);
    }
    throw CliError.wrongArguments(
        "--key must be a key such as Am or Eb, but was \"" + text + "\".");
  }

  private Key heard(BandFile song, List<Note> melody) throws IOException {
    var model = Ensemble.plainEar(folders).harmony();
    long middle = melody.get(melody.size() / 2).startTick();
    return new HarmonyAnalysis(model).analyse(melody, song.meters()).keys().at(middle);
  }

  /// The lead; else the highest part.
  private List<Note> melody(BandFile song) {
    List<Note> lead = song.notes(Role.LEAD);
    List<Note> notes = lead.isEmpty() ? HarmonizeText.highestTrack(song.smf()) : lead;
    if (notes.isEmpty()) {
      throw CliError.invalidInput(
          input + " has no melody: there is no note outside the drums. Give a file with one.");
    }
    List<Note> line = TopLine.of(notes);
    if (line.size() < notes.size()) {
      console
          .err()
          .println(
              "Note: the melody has several notes at once; its top line counts ("
                  + line.size()
                  + " of "
                  + notes.size()
                  + " notes).");
    }
    return line;
  }

  private void write(BandFile song, List<Note> melody, Harmonization way, int index)
      throws IOException {
    List<Note> notes = style == null ? held(melody, way) : played(song, melody, way, style);
    var track =
        new SmfTrackBuilder(song.smf().division())
            .name(Role.KEYS.trackName())
            .program(0, Role.KEYS.channel(), voicing == ChordHand.Layout.GUITAR ? 25 : 0)
            .key(0, way.key());
    way.chords().spans().forEach(span -> track.marker(span.startTick(), span.value().toString()));
    List<SmfTrack> marked = provenance.mark(List.of(track.notes(notes).build()), List.of(model()));
    Path file = index == 0 ? output : HarmonizeText.numbered(output, index + 1);
    History.of(folders, console)
        .write(
            file,
            SmfWriter.bytes(song.smf().plus(marked)),
            "harmonize " + input.getFileName() + ", way " + (index + 1));
    if (index == 0 && picture != null) {
      String title = input.getFileName() + ", harmonised in " + way.key();
      Pictures.draw(picture, title, melody, Map.of(Role.KEYS, notes), way.chords(), song.meters());
    }
  }

  /// Laid out as asked for; where the top line of that is a known tune, in the first other layout
  /// whose is not.
  private List<Note> held(List<Note> melody, Harmonization way) {
    var index = IndexFile.readIfThere(folders.models().resolve(IndexFile.NAME));
    var known = new OriginalityCheck(index);
    List<Note> asked = held(melody, way, voicing);
    if (known.check(asked).found() == 0) {
      return asked;
    }
    for (ChordHand.Layout other : ChordHand.Layout.values()) {
      List<Note> notes = held(melody, way, other);
      if (known.check(notes).found() == 0) {
        console
            .err()
            .println("Note: laid out so, the top line would be a known tune; it is laid out anew.");
        return notes;
      }
    }
    console.err().println("Note: the top line of the chords is a known tune in every layout.");
    return asked;
  }

  private static List<Note> held(List<Note> melody, Harmonization way, ChordHand.Layout voicing) {
    var hand = new ChordHand(voicing);
    var notes = new java.util.ArrayList<Note>();
    for (Timeline.Span<Chord> span : way.chords().spans()) {
      long from = span.startTick();
      long to = way.chords().nextChange(from);
      int lowest = 127;
      for (Note note : melody) {
        boolean over = note.startTick() < to && note.endTick() > from;
        lowest = over ? Math.min(lowest, note.key()) : lowest;
      }
      for (int each : hand.play(span.value(), lowest)) {
        notes.add(new Note(from, to - from, each, VELOCITY, Role.KEYS.channel()));
      }
    }
    return notes;
  }

  private List<Note> played(BandFile song, List<Note> melody, Harmonization way, String id)
      throws IOException {
    var options = new BandOptions();
    options.style = id;
    var ensemble = Ensemble.of(folders, options);
    var request =
        new Accompaniment.Request(
            song.smf(),
            melody,
            Accompaniment.Hear.WHOLE,
            Optional.of(new Sheet(way.chords(), Timeline.of(way.key(), List.of()))),
            OptionalDouble.empty(),
            new BandSettings(EnumSet.of(Role.KEYS), 0.5, 0.5, 1, seed),
            BLOCK_NANOS);
    return Accompaniment.play(request, ensemble.ear(folders), ensemble.players(), _ -> {})
        .notes()
        .getOrDefault(Role.KEYS, List.of());
  }
}
