package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.history.History;
import io.sideman.engine.band.Role;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Generation;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.harmony.ChordNet;
import io.sideman.players.harmony.ProgressionWriter;
import io.sideman.players.loop.LoopGan;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopMaker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Lets the band play by itself and writes what it plays.
@Command(
    name = "generate",
    description = "Let the band play by itself over chords.",
    footer = {
      "",
      "Example: sideman generate --style funk --bars 16 --chords \"Em7 | A7 |\" --out funk.mid",
      "         sideman generate --model gan --style funk --bars 16 --seed 3 --out new.mid",
      "         sideman generate --model gan --style funk --loops 20 --out loops",
      "         sideman generate --like-mine --bars 8 --out mine.mid"
    })
public final class GenerateCommand implements Callable<Integer> {
  private static final String LSTM = "lstm";
  private static final int MOST_BARS = 1000;
  private static final double INVENTING_TEMPERATURE = 0.7;

  private final Console console;
  private final Folders folders;

  @Option(
      names = "--out",
      paramLabel = "OUT.mid",
      required = true,
      description = "What to write; OUT.musicxml for a score; with --loops a folder.")
  private Path output = Path.of("");

  @Option(names = "--bars", paramLabel = "N", description = "Length, 1 to 1000.")
  private int bars;

  @Option(
      names = "--model",
      paramLabel = "lstm|gan|vae",
      defaultValue = LSTM,
      description =
          "Who invents: lstm, the learned players over the style's patterns (default); gan or"
              + " vae, new four-bar loops in place of the patterns (adventure 0 unless asked).")
  private String model = LSTM;

  @Option(
      names = "--loops",
      paramLabel = "N",
      description = "Write so many single loops of four bars, with --model gan or vae.")
  private @Nullable Integer loops;

  @Option(
      names = "--chords",
      paramLabel = "CHART",
      description =
          "Chords as text (\"Dm7 | G7 | Cmaj7 |\", \"ii V I\"), a chart file or a MusicXML lead"
              + " sheet; repeated to fill the"
              + " bars (default: a progression of the style, chosen by the seed).")
  private @Nullable String chords;

  @Option(
      names = "--invent-chords",
      description = "Let the harmony network write the chords, in the key of the style's first.")
  private boolean inventChords;

  @Option(
      names = "--tempo",
      paramLabel = "BPM",
      description = "20 to 400 (default: the chart's, else the style's).")
  private @Nullable Double tempo;

  @Mixin private BandOptions band = new BandOptions();

  @Mixin private LikedOptions mine = new LikedOptions();

  @Mixin private CurveOptions curve = new CurveOptions();

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  @Option(names = "--picture", paramLabel = "FILE.png", description = "Piano roll of the band.")
  private @Nullable Path picture;

  @Spec private @Nullable CommandSpec spec;

  public GenerateCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    boolean invents = !model.equals(LSTM);
    if (loops != null) {
      return exportLoops(loops);
    }
    if (inventChords && chords != null) {
      throw CliError.wrongArguments("Give --chords or --invent-chords, not both.");
    }
    if (bars < 1 || bars > MOST_BARS) {
      throw CliError.wrongArguments("--bars must be 1 to " + MOST_BARS + ", but was " + bars + ".");
    }
    Curves curves = curve.curves();
    var liked = mine.choose(folders, console, band, spec());
    var ensemble = invents ? inventing() : Ensemble.of(folders, band);
    Style style = ensemble.style();
    ChordChart chart = chart(style);
    Meter meter = chords == null ? style.meter() : chart.meters().meterAt(0);
    var song = Charts.fill(chart, meter, bars);
    double bpm =
        tempo(chart, liked.map(own -> own.choice().bpm()).orElse(style.tempo().defaultBpm()));
    MeterMap meters = song.meters();
    Sheet sheet = song.sheet();
    if (inventChords) {
      sheet = invented(ensemble, meter, sheet, curves);
      curves = new Curves(curves.density(), Optional.empty()); // they are as tense as asked
    }
    Generation.Request request =
        new Generation.Request(
            sheet.chords(),
            sheet.keys(),
            meters,
            song.form(),
            bpm,
            bars,
            band.fixedIntensity(),
            band.settings(),
            curves);
    if (liked.isPresent()) {
      request = LikedTakes.best(request, ensemble, liked.get(), keepsAdventure(invents), console);
    }
    sheet = new Sheet(Generation.chords(request), sheet.keys());
    try (var target = WholeFile.beside(output);
        var progress = console.progress("Playing")) {
      Map<Role, List<Note>> notes = Generation.play(request, ensemble.players(), progress::update);
      var file = new GeneratedFile(style, sheet, meters, bpm, meters.barStart(bars));
      Files.write(
          target.path(),
          MusicFiles.bytes(
              output,
              file.of(notes, own -> provenance.mark(own, modelFiles(style))),
              sheet.chords(),
              sheet.keys().at(0)));
      History.of(folders, console)
          .commit(target, "generate --style " + style.id() + " --bars " + bars);
      if (picture != null) {
        Pictures.draw(picture, style.name(), List.of(), notes, sheet.chords(), meters);
      }
    }
    console.out().println("Wrote " + output + ": " + style.name() + ", " + bars + " bars.");
    return 0;
  }

  private boolean keepsAdventure(boolean invents) {
    return invents || spec().commandLine().getParseResult().hasMatchedOption("--adventure");
  }

  private List<Path> modelFiles(Style style) {
    List<Path> players = Models.played(folders, style);
    return model.equals(LSTM) ? players : LoopModels.with(players, folders, model);
  }

  /// The band with invented loops for patterns. It plays them as they are unless it is asked for
  /// adventure.
  private Ensemble inventing() throws IOException {
    var ensemble = Ensemble.of(folders, band);
    long end = bars * LoopGrid.BAR_TICKS;
    Sheet sheet = Charts.repeat(chart(ensemble.style()), end);
    LoopMaker maker = LoopModels.own(folders, model, sheet.chords(), sheet.keys().at(0), end);
    Style style = LoopModels.inventing(maker, ensemble.style(), band.seed);
    boolean asIs = !spec().commandLine().getParseResult().hasMatchedOption("--adventure");
    BandFactory factory = asIs ? BandFactory.withoutModels() : ensemble.factory();
    return new Ensemble(style, factory, factory.band(style));
  }

  private CommandSpec spec() {
    if (spec == null) {
      throw new IllegalStateException("picocli fills in the command before it runs");
    }
    return spec;
  }

  private int exportLoops(int count) throws IOException {
    if (model.equals(LSTM)) {
      throw CliError.wrongArguments("--loops needs --model gan or vae, which invent loops.");
    }
    mine.choose(folders, console, band, spec());
    Style style = StyleChoice.find(folders, band.style);
    ChordChart chart = chart(style);
    long end = LoopGan.BARS * LoopGrid.BAR_TICKS;
    Sheet sheet = Charts.repeat(chart, end);
    LoopMaker maker = LoopModels.own(folders, model, sheet.chords(), sheet.keys().at(0), end);
    LoopModels.inventing(maker, style, band.seed); // told before anything is written: 4/4 only
    var export = new LoopExport(style, sheet, tempo(chart, style.tempo().defaultBpm()), maker);
    var history = History.of(folders, console);
    String command = "generate --model " + model + " --style " + style.id() + " --loops " + count;
    int written;
    try (var progress = console.progress("Inventing")) {
      written =
          export.write(
              output,
              count,
              band.seed,
              own -> provenance.mark(own, List.of(LoopModels.file(folders, model))),
              (file, content) -> history.write(file, content, command),
              progress);
    }
    console.out().println("Wrote " + written + " loops of " + style.name() + " to " + output + ".");
    return 0;
  }

  /// Chords by the harmony network, a little more careful than it was trained.
  private Sheet invented(Ensemble ensemble, Meter meter, Sheet home, Curves curves) {
    ChordNet net =
        ensemble
            .chordNet(folders)
            .orElseThrow(() ->
                CliError.invalidInput(
                    "There is no harmony model in " + folders.models() + ". Use --chords."));
    int beatsInBar = Math.max(1, meter.barTicks() / Ticks.PER_QUARTER);
    var request =
        new ProgressionWriter.Request(
            home.keys().at(0),
            beatsInBar,
            bars,
            INVENTING_TEMPERATURE,
            band.seed,
            curves.tension());
    return new Sheet(new ProgressionWriter(net).write(request), home.keys());
  }

  private ChordChart chart(Style style) throws IOException {
    if (chords != null) {
      return Charts.read(chords);
    }
    return Charts.ofStyle(style, band.seed);
  }

  private double tempo(ChordChart chart, double usual) {
    double bpm = tempo != null ? tempo : chart.tempoBpm().orElse(usual);
    if (!(bpm >= 20 && bpm <= 400)) {
      throw CliError.wrongArguments("--tempo must be 20 to 400 bpm, but was " + bpm + ".");
    }
    return bpm;
  }
}
