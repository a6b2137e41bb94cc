package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.corpus.songs.OwnSongs;
import io.sideman.corpus.style.LearnedStyle;
import io.sideman.corpus.style.StyleLearning;
import io.sideman.corpus.style.StyleWish;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.style.StyleWriter;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Makes a style of the user's MIDI files.
@Command(
    name = "learn",
    description = "Make a style of your own MIDI files.",
    footer = {
      "",
      "Example: sideman style learn ~/Music/midi --id my-band",
      "         sideman generate --style my-band --bars 16 --out try.mid"
    })
public final class StyleLearnCommand implements Callable<Integer> {
  private static final int MOST_LISTED = 20;

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "DIR", description = "Folder of MIDI files; those below it count too.")
  private Path folder = Path.of("");

  @Option(
      names = "--id",
      paramLabel = "ID",
      required = true,
      description = "What the style is called: lower-case words joined by -.")
  private String id = "";

  @Option(names = "--name", paramLabel = "NAME", description = "Its name for people.")
  private @Nullable String name;

  @Option(
      names = "--tempo",
      paramLabel = "BPM",
      description = "Its usual tempo, 20 to 400 (default: the middle of the files').")
  private @Nullable Double tempo;

  @Option(
      names = "--meter",
      paramLabel = "4/4",
      description = "Its metre; files in others are left out (default: what most bars are in).")
  private @Nullable String meter;

  @Option(
      names = "--genre",
      paramLabel = "GENRE",
      description =
          "What the trained models take it for (default: as the shipped style that is most like"
              + " it).")
  private @Nullable String genre;

  @Option(names = "--without-drums", description = "Allow files of which none has drums.")
  private boolean withoutDrums;

  @Option(names = "--replace", description = "Replace a style of yours with this id.")
  private boolean replace;

  public StyleLearnCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    StyleWish wish = wish();
    Path file = folders.userStyles().resolve(id + ".json");
    requireFree(file);
    OwnSongs songs;
    try (var progress = console.progress("Reading")) {
      songs =
          OwnSongs.read(
              folder, Genre.OTHER, Ensemble.plainEar(folders).harmony(), progress::update);
    }
    StyleLibrary shipped = StyleLibrary.of(folders.styles());
    LearnedStyle learned = StyleLearning.learn(songs, wish, shipped.list());
    Files.createDirectories(folders.userStyles());
    WholeFile.write(file, StyleWriter.text(learned.style()).getBytes(StandardCharsets.UTF_8));
    tell(learned, file);
    return 0;
  }

  private StyleWish wish() {
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*") || id.length() > 40) {
      throw CliError.wrongArguments(
          "--id must be lower-case words joined by -, such as my-band, but was \"" + id + "\".");
    }
    if (tempo != null && !(tempo >= 20 && tempo <= 400)) {
      throw CliError.wrongArguments("--tempo must be 20 to 400 bpm, but was " + tempo + ".");
    }
    return new StyleWish(
        id,
        name != null && !name.isBlank() ? name : words(id),
        tempo == null ? OptionalDouble.empty() : OptionalDouble.of(tempo),
        meter == null ? Optional.empty() : Optional.of(parseMeter(meter)),
        genre == null ? Optional.empty() : Optional.of(parseGenre(genre)),
        withoutDrums);
  }

  private static Meter parseMeter(String text) {
    if (text.matches("[1-9]\\d?/(2|4|8|16)")) {
      int slash = text.indexOf('/');
      int numerator = Integer.parseInt(text.substring(0, slash));
      if (numerator <= 15) {
        return new Meter(numerator, Integer.parseInt(text.substring(slash + 1)));
      }
    }
    throw CliError.wrongArguments(
        "--meter must be such as 4/4, 3/4 or 6/8, but was \"" + text + "\".");
  }

  private static Genre parseGenre(String text) {
    return Arrays.stream(Genre.values())
        .filter(each -> each.id().equals(text))
        .findFirst()
        .orElseThrow(() ->
            CliError.wrongArguments(
                "--genre knows "
                    + Arrays.stream(Genre.values()).map(Genre::id).collect(Collectors.joining(", "))
                    + ", but not \""
                    + text
                    + "\"."));
  }

  /// `my-band` as `My Band`.
  private static String words(String id) {
    return Arrays.stream(id.split("-", -1))
        .map(word -> Character.toUpperCase(word.charAt(0)) + word.substring(1))
        .collect(Collectors.joining(" "));
  }

  private void requireFree(Path file) {
    if (replace) {
      return;
    }
    boolean shipped = Files.exists(folders.styles().resolve(id + ".json"));
    if (shipped || Files.exists(file)) {
      throw CliError.wrongArguments(
          "There is a style \"%s\" already%s. Choose another --id, or say --replace%s."
              .formatted(
                  id,
                  shipped ? ", which came with Sideman" : " (" + file + ")",
                  shipped ? " to have yours in its place" : ""));
    }
  }

  private void tell(LearnedStyle learned, Path file) {
    learned.skipped().stream()
        .limit(MOST_LISTED)
        .forEach(each -> console.err().println("Left out " + each.file() + ": " + each.reason()));
    if (learned.skipped().size() > MOST_LISTED) {
      console.err().println("… and " + (learned.skipped().size() - MOST_LISTED) + " more.");
    }
    console.out().print(StyleText.describe(learned.style()));
    console.out().println();
    console.out().println("Heard in the files");
    for (Role role : Role.values()) {
      if (learned.onsetsPerBar().containsKey(role)) {
        console
            .out()
            .println(
                "  %-6s  %.1f onsets in a bar it plays, mean velocity %.0f"
                    .formatted(
                        role.id(),
                        learned.onsetsPerBar().get(role),
                        learned.meanVelocity().get(role)));
      }
    }
    console
        .out()
        .println(
            "Of the shipped styles %s is the most like it.%nWrote %s, learned from %d of %d files."
                .formatted(
                    learned.near(),
                    file,
                    learned.songs(),
                    learned.songs() + learned.skipped().size()));
  }
}
