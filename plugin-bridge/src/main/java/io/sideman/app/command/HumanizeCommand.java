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
import io.sideman.engine.smf.Provenance;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.parts.Part;
import io.sideman.players.touch.Humanizer;
import io.sideman.players.touch.TouchModel;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Gives a file the touch of people.
@Command(
    name = "humanize",
    description = {
      "Give the notes of a MIDI file the loudness and timing of people.",
      "Every note stays, none passes another, none crosses a bar line."
    },
    footer = {
      "",
      "Example: sideman humanize beat.mid --style funk --out played.mid",
      "`sideman undo played.mid` takes it back."
    })
public final class HumanizeCommand implements Callable<Integer> {
  /// Half of how far people stray, so that a take is alive and not loose.
  private static final double VARIATION = 0.5;

  private static final String USUAL = "rock";

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "IN.mid", description = "Whose notes; it may be the same as --out.")
  private Path input = Path.of("");

  @Option(names = "--out", paramLabel = "OUT.mid", required = true, description = "What to write.")
  private Path output = Path.of("");

  @Option(
      names = "--style",
      paramLabel = "ID",
      description =
          "Whose players' touch: those of the style's genre (default: the style that the file says it"
              + " was made in, else rock).")
  private @Nullable String styleId;

  @Option(
      names = "--amount",
      paramLabel = "0..1",
      defaultValue = "1",
      description = "0 leaves everything as it is, 1 is as people play (default: 1).")
  private double amount = 1;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Another number is another take (default: 1).")
  private long seed = 1;

  @Mixin private ProvenanceOptions provenance = new ProvenanceOptions();

  public HumanizeCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    if (!(amount >= 0 && amount <= 1)) {
      throw CliError.wrongArguments("--amount must be from 0 to 1, but was " + amount + ".");
    }
    Style named = styleId == null ? null : StyleChoice.find(folders, styleId);
    TouchModel model = TouchModel.required(folders.models());
    var file = BandFile.read(console, folders, input);
    Style style = named == null ? told(file.smf()) : named;
    Map<Role, List<Note>> roles = file.roles();
    if (roles.values().stream().allMatch(List::isEmpty)) {
      throw CliError.invalidInput(
          input + " has no notes of drums, bass, keys, pad or lead to humanize.");
    }
    try (var target = WholeFile.beside(output)) {
      Files.write(target.path(), SmfWriter.bytes(played(file, style, model, roles)));
      History.of(folders, console).commit(target, "humanize --style " + style.id());
    }
    file.describe().forEach(line -> console.out().println("  " + line));
    console.out().println("Wrote " + output + ", played as in " + style.name() + ".");
    return 0;
  }

  /// The style that the file's own tracks say they were made in, where it is still there.
  private Style told(Smf file) {
    StyleLibrary library = StyleChoice.library(folders);
    return Provenance.read(file).stream()
        .map(track -> track.provenance().settings().getOrDefault("style", ""))
        .flatMap(id -> library.list().stream().filter(style -> style.id().equals(id)))
        .findFirst()
        .orElseGet(() -> library.find(USUAL));
  }

  private Smf played(BandFile file, Style style, TouchModel model, Map<Role, List<Note>> roles) {
    var score =
        new Humanizer.Score(
            style.genre().ordinal(),
            file.meters(),
            file.tempos(),
            file.sheet().chords(),
            file.sheet().keys());
    var humanizer = new Humanizer(model, score, new Humanizer.Settings(amount, VARIATION, seed));
    Map<Role, Exchange> exchanges = new EnumMap<>(Role.class);
    roles.forEach(
        (role, notes) -> exchanges.put(role, exchange(notes, humanizer.play(role, notes))));
    return marked(file, file.exchange(exchanges));
  }

  /// Tells the tracks that were played anew how.
  private Smf marked(BandFile file, Smf played) {
    Smf result = played;
    for (int track : file.parts().stream().map(Part::track).distinct().toList()) {
      var own = List.of(played.tracks().get(track));
      var model = List.of(TouchModel.file(folders.models()));
      result = result.withTrack(track, provenance.mark(own, model).getFirst());
    }
    return result;
  }

  /// Note by note; of equal notes each gets its own turn.
  private static Exchange exchange(List<Note> notes, List<Note> played) {
    Map<Note, Deque<Note>> instead = new HashMap<>();
    for (int i = 0; i < notes.size(); i++) {
      instead.computeIfAbsent(notes.get(i), _ -> new ArrayDeque<>()).add(played.get(i));
    }
    return new Exchange(
        note -> {
          Deque<Note> turns = instead.get(note);
          return Optional.of(turns == null || turns.isEmpty() ? note : turns.poll());
        },
        List.of());
  }
}
