package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.corpus.originality.LibraryLines;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.players.originality.IndexFile;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.OriginalityIndex;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Tells what of a file is known from the training data or from the user's own files.
@Command(
    name = "originality",
    description = {
      "Look for passages of a MIDI file in what Sideman learned from, whatever their key.",
      "Of each part the highest notes are read as a tune. An 8-gram is eight moves: intervals with",
      "the 16ths between onsets. Scales, trills and figures going round do not count."
    },
    footer = {
      "",
      "A part is original when at most 2.1 %% of its 8-grams are known, as with 95 %% of people's",
      "melodies, and no passage of 12 moves is. The exit code is 0 either way; see --json.",
      "Example: sideman originality song.mid --library",
      "         sideman originality song.mid --library ~/Music/midi"
    })
public final class OriginalityCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE.mid", description = "MIDI file to look at.")
  private Path input = Path.of("");

  @Option(
      names = "--library",
      paramLabel = "DIR",
      arity = "0..1",
      fallbackValue = "",
      description = {
        "Look in your library too, or in the MIDI files below this folder",
        "(without DIR give it last)."
      })
  private @Nullable String library;

  @Option(names = "--json", description = "Print JSON instead of text.")
  private boolean json;

  public OriginalityCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    Smf song = MidiInput.read(console, input);
    Map<String, List<Note>> parts = parts(song);
    if (parts.isEmpty()) {
      throw CliError.invalidInput(
          input + " has no notes to look up (drums have no tune). Give a file with a melody.");
    }
    Path file = folders.models().resolve(IndexFile.NAME);
    if (!Files.exists(file)) {
      throw CliError.invalidInput(
          "There is no index of the training data: "
              + file
              + " is missing. Make it with `sideman train originality`.");
    }
    OriginalityIndex learned = IndexFile.read(file);
    OriginalityIndex own = own(song);
    var check = new OriginalityCheck(learned, own);
    var report = OriginalityReport.of(parts, song.meterMap(), check);
    console.out().println(json ? ReportText.json(report.json()) : text(report, learned, own));
    return 0;
  }

  private String text(OriginalityReport report, OriginalityIndex learned, OriginalityIndex own) {
    String beside = library == null ? "" : " and " + own.sources().size() + " of " + place(library);
    return "Looked up in %d lines of the training data%s.%n"
            .formatted(learned.sources().size(), beside)
        + report.text();
  }

  private static String place(String folder) {
    return folder.isEmpty() ? "your library" : folder;
  }

  private OriginalityIndex own(Smf song) throws IOException {
    if (library == null) {
      return OriginalityIndex.empty();
    }
    try (var progress = console.progress("Reading the library")) {
      if (library.isEmpty()) {
        List<Path> near = OwnTunes.near(folders, song);
        return LibraryLines.index(
            near, file -> file.getFileName().toString(), input, progress::update);
      }
      Path folder = Path.of(library);
      if (!Files.isDirectory(folder)) {
        throw CliError.invalidInput("There is no folder " + folder + ".");
      }
      return LibraryLines.index(folder, input, progress::update);
    }
  }

  /// Tonal notes by track; tracks of one name are told apart by their number.
  private static Map<String, List<Note>> parts(Smf song) {
    var parts = new LinkedHashMap<String, List<Note>>();
    List<SmfTrack> tracks = song.tracks();
    for (int i = 0; i < tracks.size(); i++) {
      List<Note> notes = tracks.get(i).notes().stream().filter(note -> !note.isDrum()).toList();
      if (!notes.isEmpty()) {
        String number = "track " + (i + 1);
        String name = tracks.get(i).name().filter(text -> !text.isBlank()).orElse(number);
        parts.put(parts.containsKey(name) ? name + " (" + number + ")" : name, notes);
      }
    }
    return parts;
  }
}
