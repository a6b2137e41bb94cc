package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.ExitCode;
import io.sideman.app.cli.Folders;
import io.sideman.app.command.BarRange;
import io.sideman.app.command.MidiInput;
import io.sideman.library.index.Filter;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.index.Thesaurus;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.suggest.FitModel;
import io.sideman.library.suggest.FitModelFile;
import io.sideman.library.suggest.Liking;
import io.sideman.library.suggest.Query;
import io.sideman.library.suggest.Suggester;
import io.sideman.library.suggest.Suggestion;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.SessionNetFile;
import io.sideman.library.taste.TasteModel;
import io.sideman.library.taste.TasteStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `sideman suggest`: what of the library fits, and why.
@Command(
    name = "suggest",
    description = {
      "Find what of your library fits the music that plays, or resembles what you give.",
      "Loops complement the session: in its key after at most 3 semitones, in its tempo after at",
      "most 12 %% of stretch (half and double time count), in free octaves and on free beats.",
      "Tracks resemble it. Several files, phrases and words together ask for what they agree on."
    },
    footer = {
      "",
      "Example: sideman suggest --session song.mid --bars 5-8 --role bass --weigh groove=2",
      "The library is filled with `sideman library add FOLDER`."
    })
public final class SuggestCommand implements Callable<Integer> {
  private static final int MOST = 500;

  private final Console console;
  private final Folders folders;

  @Option(
      names = "--session",
      paramLabel = "IN.mid",
      description = "What plays: a MIDI file or a score.")
  private @Nullable Path session;

  @Option(names = "--bars", paramLabel = "A-B", description = "These bars of it, such as 5-8.")
  private @Nullable String bars;

  @Option(
      names = "--last",
      paramLabel = "N",
      description = "Its last bars, without --bars (default: ${DEFAULT-VALUE}).")
  private int last = 4;

  @Option(
      names = "--kind",
      description = "loop or track (default: loop with a session, else both).")
  private @Nullable String kind;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "Longest list (default: ${DEFAULT-VALUE}).")
  private int limit = 10;

  @Mixin private final SeedOptions seeds = new SeedOptions();
  @Mixin private final FilterOptions filters = new FilterOptions();

  @Option(names = "--words", paramLabel = "\"…\"", description = "What it should be like.")
  private @Nullable String words;

  @Option(
      names = "--variety",
      description = "0 (the best, however alike) to 1 (default: ${DEFAULT-VALUE}).")
  private double variety = Query.USUAL_VARIETY;

  @Option(
      names = "--weigh",
      paramLabel = "REASON=X",
      split = ",",
      description = "Turn reasons up or down, such as groove=2,key=1,taste=0.")
  private List<String> weigh = new ArrayList<>();

  @Option(
      names = "--take",
      paramLabel = "N",
      description = "Write number N of the list to --out, in the session's key and tempo.")
  private @Nullable Integer take;

  @Option(
      names = "--out",
      paramLabel = "OUT",
      description = "Where to: .mid for notes, .wav for sound.")
  private @Nullable Path out;

  @Option(names = "--json", description = "Print JSON instead of a table.")
  private boolean json;

  public SuggestCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    requireSense();
    Filter filter = filters.filter();
    FitModel model = model();
    var analyst = SymbolicAnalyst.reading(folders.models());
    Optional<Item> playing = playing(analyst);
    try (LibraryIndex index = index();
        TasteStore taste = filters.taste(folders, console)) {
      if (index.size() == 0) {
        throw CliError.invalidInput(
            "The library is empty. Add a folder of loops and songs: sideman library add FOLDER");
      }
      List<Item> given = seeds.items(console, folders, index);
      Filter others = filter.notIds(given.stream().map(Item::id).collect(Collectors.toSet()));
      Filter all = filters.favourites(others, taste);
      var query =
          new Query(
              playing,
              given,
              Optional.ofNullable(words).filter(text -> !text.isBlank()),
              all,
              kinds(),
              limit,
              variety,
              Dials.parse("--weigh", weigh));
      var liking = TasteModel.of(taste, index, SessionNetFile.read(folders.models()));
      List<Suggestion> found = new Suggester(index, model, Liking.of(liking)).suggest(query);
      var report = new SuggestReport(found, playing);
      console.out().println(json ? report.json() : report.table());
      if (take != null && out != null) {
        String told = TakeFile.write(found, playing, take, out, taste);
        console.err().println(told);
      }
    }
    return 0;
  }

  private LibraryIndex index() {
    try {
      return LibraryIndex.open(LibraryPlaces.index(folders), Thesaurus.read(folders.thesaurus()));
    } catch (IOException e) {
      throw new CliError(ExitCode.INVALID_INPUT, e.getMessage(), e);
    }
  }

  private Optional<Item> playing(SymbolicAnalyst analyst) {
    if (session == null) {
      return Optional.empty();
    }
    Optional<BarRange> range =
        Optional.ofNullable(bars).map(text -> BarRange.parse("--bars", text));
    return Optional.of(SessionBars.of(analyst, MidiInput.read(console, session), range, last));
  }

  private FitModel model() {
    try {
      return FitModelFile.read(folders.models().resolve(FitModel.FILE));
    } catch (IOException e) {
      throw new CliError(ExitCode.INVALID_INPUT, e.getMessage(), e);
    }
  }

  private Set<Kind> kinds() {
    if (kind == null) {
      return session == null ? Set.of(Kind.LOOP, Kind.TRACK) : Set.of(Kind.LOOP);
    }
    return switch (kind) {
      case "loop" -> Set.of(Kind.LOOP);
      case "track" -> Set.of(Kind.TRACK);
      default ->
          throw CliError.wrongArguments("--kind must be loop or track, but was \"" + kind + "\".");
    };
  }

  private void requireSense() {
    kinds();
    if (limit < 1 || limit > MOST) {
      throw CliError.wrongArguments("--limit must be 1 to " + MOST + ", but was " + limit + ".");
    }
    if (!(variety >= 0 && variety <= 1)) {
      throw CliError.wrongArguments("--variety must be from 0 to 1, but was " + variety + ".");
    }
    if (last < 1 || last > 64) {
      throw CliError.wrongArguments("--last must be 1 to 64 bars, but was " + last + ".");
    }
    if ((take == null) != (out == null)) {
      throw CliError.wrongArguments("--take N and --out OUT belong together; give both.");
    }
    if (take != null && (take < 1 || take > limit)) {
      throw CliError.wrongArguments(
          "--take must be 1 to " + limit + ", the length of the list, but was " + take + ".");
    }
    if (bars != null && session == null) {
      throw CliError.wrongArguments("--bars are bars of --session; give both.");
    }
    if (session == null && seeds.isEmpty() && words == null && !filters.isAny()) {
      throw CliError.wrongArguments(
          "Say what to look for: --session IN.mid, --like FILE, --phrase, --tap, --hum, --words or"
              + " a filter such as --role bass.");
    }
  }
}
