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
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Genre;
import io.sideman.players.vae.LoopVae;
import io.sideman.players.vae.Passage;
import io.sideman.players.vae.PassageDistance;
import io.sideman.players.vae.Variation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Varies what is played in a MIDI file.
@Command(
    name = "vary",
    description = "Vary what is played in a MIDI file, a little or a lot.",
    footer = {
      "",
      "Key, chords, range, timing and loudness stay; the same seed makes the same variation, and",
      "more --amount changes more of the same kind. 0 changes nothing.",
      "Example: sideman vary loop.mid --out other.mid --amount 0.4 --role drums --bars 5-8"
    })
public final class VaryCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "IN.mid", description = "The music to vary.")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.mid", required = true, description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--amount",
      paramLabel = "0..1",
      defaultValue = "0.3",
      description = "How much changes (default: ${DEFAULT-VALUE}).")
  private double amount;

  @Option(
      names = "--role",
      paramLabel = "ROLE",
      split = ",",
      description = "What to vary: drums, bass, keys, pad, lead, with commas (default: all).")
  private @Nullable List<String> roles;

  @Option(
      names = "--bars",
      paramLabel = "5-8",
      description = "Bars to vary, counted from 1 (default: all).")
  private @Nullable String bars;

  @Option(
      names = "--genre",
      paramLabel = "GENRE",
      defaultValue = "pop",
      description = "What variations lean to: ${COMPLETION-CANDIDATES} (default: pop).")
  private Genre genre = Genre.POP;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number, another variation (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(names = "--picture", paramLabel = "FILE.png", description = "Piano roll of the result.")
  private @Nullable Path picture;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public VaryCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    if (!(amount >= 0 && amount <= 1)) {
      throw CliError.wrongArguments("--amount must be 0 to 1, but was " + amount + ".");
    }
    Set<Role> wanted = roles == null ? EnumSet.allOf(Role.class) : roles(roles);
    BandFile file = BandFile.read(console, folders, input);
    requireNotes(file, wanted);
    Passage passage = Passages.of(file);
    BarSpan span =
        bars == null
            ? new BarSpan(0, (int) file.bars())
            : BarSpan.parse("--bars", bars, file.bars());
    var varied = varied(passage, wanted, Passages.within(passage, file.meters(), span));
    Smf result = written(file, wanted, passage, varied);
    try (var target = WholeFile.beside(output)) {
      Files.write(target.path(), SmfWriter.bytes(result));
      History.of(folders, console).commit(target, "vary --amount " + amount);
    }
    if (picture != null) {
      String title = "%s varied by %s".formatted(input.getFileName(), amount);
      var chords = file.sheet().chords();
      Pictures.draw(picture, title, List.of(), varied.parts(), chords, file.meters());
    }
    console
        .out()
        .println(
            "Wrote %s: %.0f %% of the notes are new or gone."
                .formatted(output, 100 * PassageDistance.of(passage, varied)));
    return 0;
  }

  private Passage varied(Passage passage, Set<Role> wanted, BarSpan pieces) {
    var vae = LoopVae.read(Passages.model(folders));
    var request = new Variation.Request(amount, wanted, pieces.from(), pieces.to(), genre, seed);
    return new Variation(vae).vary(passage, request);
  }

  private void requireNotes(BandFile file, Set<Role> wanted) {
    if (file.roles().isEmpty()) {
      throw CliError.invalidInput(
          input
              + " has no notes that a band would play. Give a file with drums, bass, chords or a"
              + " melody.");
    }
    if (roles != null) {
      for (Role role : wanted) {
        if (file.notes(role).isEmpty()) {
          throw CliError.invalidInput(
              "%s has no %s to vary. Found: %s."
                  .formatted(input, role.id(), String.join("; ", file.describe())));
        }
      }
    }
  }

  static Set<Role> roles(List<String> names) {
    var roles = EnumSet.noneOf(Role.class);
    for (String name : names) {
      try {
        roles.add(Role.valueOf(name.strip().toUpperCase(Locale.ROOT)));
      } catch (IllegalArgumentException e) {
        throw new CliError(
            io.sideman.app.cli.ExitCode.WRONG_ARGUMENTS,
            "--role must be drums, bass, keys, pad or lead, but was \"" + name + "\".",
            e);
      }
    }
    return roles;
  }

  /// Tracks that did not change stay as they are, byte for byte.
  private Smf written(BandFile file, Set<Role> wanted, Passage before, Passage after) {
    Map<Role, Exchange> exchanges = new EnumMap<>(Role.class);
    for (Role role : wanted) {
      List<Note> old = before.notes(role);
      List<Note> young = after.notes(role);
      if (!old.equals(young)) {
        exchanges.put(role, Passages.exchange(old, young));
      }
    }
    Smf result = file.exchange(exchanges);
    for (var part : file.parts()) {
      if (exchanges.containsKey(part.role())) {
        SmfTrack track = result.tracks().get(part.track());
        var marked = provenance.mark(List.of(track), List.of(Passages.model(folders)));
        result = result.withTrack(part.track(), marked.getFirst());
      }
    }
    return result;
  }
}
