package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.bandfile.Exchange;
import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.history.History;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.players.BandFactory;
import io.sideman.players.infill.Fill;
import io.sideman.players.infill.Gap;
import io.sideman.players.infill.GapFiller;
import io.sideman.players.infill.Surroundings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Plays some bars of some roles anew, so that both sides fit.
@Command(
    name = "infill",
    description = "Play some bars of a role anew, so that both sides fit.",
    footer = {
      "",
      "Everything else in the file stays as it is. See docs/tools.md.",
      "Example: sideman infill song.mid --bars 5-8 --role bass --out song2.mid"
    })
public final class InfillCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "IN.mid", description = "The song.")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.mid", required = true, description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--bars",
      paramLabel = "FROM-TO",
      required = true,
      description = "Bars to play anew, from 1, such as 5-8 or 5.")
  private String bars = "";

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      required = true,
      description = "Who: drums, bass, keys, pad, lead, with commas.")
  private List<String> roles = List.of();

  @Option(
      names = "--density",
      paramLabel = "0..1",
      description = "How busily; 0.5 is usual (default: as around the gap).")
  private @Nullable Double density;

  @Option(
      names = "--range",
      paramLabel = "LOW-HIGH",
      description = "Keys that may be played, such as 36-60 or C2-C4 (default: the role's own).")
  private @Nullable String range;

  @Option(
      names = "--polyphony",
      paramLabel = "N",
      description = "Most notes together, 1 to 8 (default: the role's own).")
  private @Nullable Integer polyphony;

  @Option(
      names = "--keep-rhythm",
      description = "Keep onsets and lengths as they are; only what is played changes.")
  private boolean keepRhythm;

  @Option(
      names = "--style",
      paramLabel = "ID",
      description = "Play as in this style (default: as the song goes).")
  private @Nullable String style;

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "32",
      description = "How many continuations to weigh, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int candidates = 32;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "The same seed gives the same notes (default: ${DEFAULT-VALUE}).")
  private long seed = 1;

  @Option(names = "--picture", paramLabel = "FILE.png", description = "Piano roll of the result.")
  private @Nullable Path picture;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public InfillCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    var asked = RoleNames.parse("--role", roles);
    BarRange where = BarRange.parse("--bars", bars);
    requireSense(asked);
    BandFile song = BandFile.read(console, folders, input);
    requirePlayers(song, asked);
    where.requireWithin(song.bars(), input.getFileName());
    try (var target = WholeFile.beside(output);
        var progress = console.progress("Filling")) {
      Map<Role, List<Note>> parts = song.roles();
      Map<Role, Exchange> exchanges = new EnumMap<>(Role.class);
      int done = 0;
      for (Role role : asked) {
        Gap gap = gap(song, role, where);
        Fill fill = fill(song, parts, gap);
        exchanges.put(role, InfillText.exchange(gap, fill));
        parts.put(role, InfillText.replaced(parts.getOrDefault(role, List.of()), gap, fill));
        console.out().println(InfillText.describe(song, gap, fill, where));
        progress.update(++done, asked.size());
      }
      Smf result = EditedTracks.mark(song, exchanges, provenance, Models.played(folders));
      Files.write(target.path(), SmfWriter.bytes(result));
      History.of(folders, console)
          .commit(target, "infill --bars " + where + " --role " + String.join(",", roles));
      if (picture != null) {
        String title = input.getFileName() + ", bars " + where + " anew";
        Pictures.draw(picture, title, List.of(), parts, song.sheet().chords(), song.meters());
      }
    }
    console.out().println("Wrote " + output + ".");
    return 0;
  }

  private Fill fill(BandFile song, Map<Role, List<Note>> parts, Gap gap) {
    int genre = style == null ? -1 : StyleChoice.find(folders, style).genre().ordinal();
    GapFiller filler =
        GapFiller.of(BandFactory.reading(folders.models()), gap.role(), genre)
            .orElseThrow(() ->
                CliError.invalidInput(
                    "There is no model for "
                        + gap.role().id()
                        + " in "
                        + folders.models()
                        + ", and infill plays with a model."));
    var piece =
        new Surroundings(
            song.meters(),
            song.tempos(),
            song.sheet().chords(),
            song.sheet().keys(),
            parts,
            song.others(),
            genre);
    return filler.fill(piece, gap);
  }

  private Gap gap(BandFile song, Role role, BarRange where) {
    long from = song.meters().barStart(where.first() - 1);
    long to = song.meters().barStart(where.last());
    List<Note> line = song.notes(role);
    KeyRange keys = range == null ? OwnHabits.range(role, line) : KeyRange.parse("--range", range);
    int voices = Optional.ofNullable(polyphony).orElseGet(() -> OwnHabits.polyphony(role, line));
    OptionalDouble busy = density == null ? OptionalDouble.empty() : OptionalDouble.of(density);
    var gap =
        new Gap(
            role, from, to, busy, keys.low(), keys.high(), voices, keepRhythm, candidates, seed);
    if (keepRhythm && InfillText.isEmpty(line, gap)) {
      throw CliError.invalidInput(
          "--keep-rhythm needs notes whose rhythm to keep, but "
              + role.id()
              + " has none in bars "
              + where
              + ". Leave it away.");
    }
    return gap;
  }

  private void requireSense(Iterable<Role> asked) {
    if (density != null && !(density >= 0 && density <= 1)) {
      throw CliError.wrongArguments("--density must be from 0 to 1, but was " + density + ".");
    }
    if (polyphony != null && (polyphony < 1 || polyphony > 8)) {
      throw CliError.wrongArguments("--polyphony must be 1 to 8, but was " + polyphony + ".");
    }
    if (candidates < 1 || candidates > 1000) {
      throw CliError.wrongArguments("--candidates must be 1 to 1000, but was " + candidates + ".");
    }
    if (density != null && keepRhythm) {
      throw CliError.wrongArguments("Give --density or --keep-rhythm, not both.");
    }
    for (Role role : asked) {
      if (range != null && role == Role.DRUMS) {
        throw CliError.wrongArguments("--range is for pitched roles; drums have none.");
      }
      if (range != null) {
        OwnHabits.requireReach(role, KeyRange.parse("--range", range));
      }
    }
    if (style != null) {
      StyleChoice.find(folders, style);
    }
  }

  private void requirePlayers(BandFile song, Iterable<Role> asked) {
    for (Role role : asked) {
      if (song.notes(role).isEmpty()) {
        String there = song.describe().stream().collect(Collectors.joining("; "));
        throw CliError.invalidInput(
            input
                + " has no "
                + role.id()
                + " to go on from. Found: "
                + (there.isEmpty() ? "nobody" : there)
                + ". `sideman accompany` adds a role that is missing.");
      }
    }
  }
}
