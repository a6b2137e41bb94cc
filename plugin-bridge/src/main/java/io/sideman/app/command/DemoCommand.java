package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.ProgressBar;
import io.sideman.app.demo.DemoPiece;
import io.sideman.app.demo.Medley;
import io.sideman.app.history.History;
import io.sideman.app.sound.Rendering;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman demo`: hear and see the band without any device.
@Command(
    name = "demo",
    description = {
      "Play a short piece through the band and write demo.mid, demo.wav and demo.png.",
      "The band hears only the performer's notes, as it would hear yours."
    })
public final class DemoCommand implements Callable<Integer> {
  private static final long BLOCK_NANOS = 10_000_000;
  private static final int SAMPLE_RATE_HZ = 44_100;

  private final Console console;
  private final Folders folders;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      defaultValue = "sideman-demo",
      description = "Folder for the three files (default: ${DEFAULT-VALUE}).")
  private Path out = Path.of("sideman-demo");

  @Option(
      names = "--styles",
      paramLabel = "ID",
      split = ",",
      defaultValue = "bossa-nova,funk,rock",
      description = "One style per part of the piece (default: ${DEFAULT-VALUE}).")
  private List<String> styleIds = List.of();

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number is another take (default: 1).")
  private long seed = 1;

  @Option(
      names = "--soundfont",
      paramLabel = "FILE.sf2",
      description = "Sounds to use; see `sideman render --help`.")
  private @Nullable Path soundFont;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  @Option(
      names = "--listening",
      paramLabel = "TAKE",
      description = {
        "Instead: sixteen bars of every shipped style, as STYLE-TAKE.mid and STYLE-TAKE.png,",
        "to compare versions of the band by ear and eye."
      })
  private @Nullable String take;

  public DemoCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    if (take != null) {
      return listen(take);
    }
    DemoPiece piece = DemoPiece.read(folders.demo());
    List<Style> styles = styleIds.stream().map(id -> StyleChoice.find(folders, id)).toList();
    List<Long> edges = piece.edges();
    if (styles.size() != edges.size() - 1) {
      throw CliError.wrongArguments(
          "--styles must name " + (edges.size() - 1) + " styles, but named " + styles.size() + ".");
    }
    createFolder();
    var take = play(piece, styles, edges);
    Smf file = take.medley().file(own -> provenance.mark(own, Models.heardAndPlayed(folders)));
    History.of(folders, console).write(out.resolve("demo.mid"), SmfWriter.bytes(file), "demo");
    Pictures.draw(
        out.resolve("demo.png"),
        piece.title() + ": " + String.join(", ", styles.stream().map(Style::name).toList()),
        piece.notes(),
        take.medley().notes(),
        take.heard(),
        piece.meters());
    var settings =
        new Rendering.Settings(Rendering.Engine.AUTO, SAMPLE_RATE_HZ, soundFont, folders.home());
    String with = new Rendering(console, settings).render(file, out.resolve("demo.wav"));
    tell(piece, take, edges, with);
    return 0;
  }

  private int listen(String name) {
    if (!name.matches("[A-Za-z0-9.]+")) {
      throw CliError.wrongArguments(
          "--listening must be one word of letters and digits, but was \"" + name + "\".");
    }
    createFolder();
    List<Style> shipped = StyleLibrary.shipped(folders.presets()).list();
    new ListeningTakes(console, folders, own -> provenance.mark(own, Models.played(folders)))
        .write(shipped, out, name, seed);
    console
        .out()
        .println(
            "Wrote a take \"" + name + "\" of " + shipped.size() + " styles into " + out + ".");
    return 0;
  }

  /// What the band played, and the chords it heard.
  private record Take(Medley medley, Timeline<Chord> heard) {}

  private Take play(DemoPiece piece, List<Style> styles, List<Long> edges) throws IOException {
    Ear ear = Ensemble.plainEar(folders);
    var factory = BandFactory.reading(folders.models());
    Smf song = performance(piece);
    var request =
        new Accompaniment.Request(
            song,
            piece.notes(),
            Accompaniment.Hear.WHOLE,
            Optional.empty(),
            OptionalDouble.empty(),
            BandSettings.defaults(seed),
            BLOCK_NANOS);
    var parts = new ArrayList<Medley.Part>();
    Timeline<Chord> heard = Timeline.of(Chord.NONE, List.of());
    try (ProgressBar bar = console.progress("playing")) {
      for (int i = 0; i < styles.size(); i++) {
        Style style = styles.get(i);
        int before = i;
        var result =
            Accompaniment.play(
                request,
                ear,
                factory.band(style),
                share -> bar.update((before + share) / styles.size()));
        parts.add(new Medley.Part(edges.get(i), edges.get(i + 1), style, result.notes()));
        heard = result.harmony().chordTimeline();
      }
    }
    return new Take(new Medley(piece, parts), heard);
  }

  private static Smf performance(DemoPiece piece) {
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(piece.tempos(), piece.meters())
            .notes(piece.notes())
            .end(piece.lengthTicks())
            .build();
    return Smf.of(Division.band(), List.of(track));
  }

  private void createFolder() {
    try {
      Files.createDirectories(out);
    } catch (IOException e) {
      throw CliError.wrongArguments(
          "Cannot make the folder " + out + ". Name another one with --out.");
    }
  }

  private void tell(DemoPiece piece, Take take, List<Long> edges, String with) {
    var text = console.out();
    text.println("\"" + piece.title() + "\": a pianist plays, and the band plays along.");
    for (int i = 0; i + 1 < edges.size(); i++) {
      long from = piece.meters().barAt(edges.get(i)) + 1;
      long to = piece.meters().barAt(edges.get(i + 1) - 1) + 1;
      Style style = take.medley().style(i);
      text.println(
          "  bars %2d to %2d  %s: %s".formatted(from, to, style.name(), style.description()));
    }
    int notes = take.medley().notes().values().stream().mapToInt(List::size).sum();
    text.println(
        "The %d roles play %d notes. The band was told no chords: it heard %d changes by itself."
            .formatted(Role.values().length, notes, take.heard().spans().size()));
    text.println("Listen for the bass landing on each new root with the kick, the fills before");
    text.println("bars 9 and 17, and the keys keeping out of the pianist's way.");
    for (String name : new String[] {"demo.wav", "demo.png", "demo.mid"}) {
      String note = name.endsWith("wav") ? "  (" + with + ")" : "";
      text.println("  " + out.resolve(name) + note);
    }
  }
}
