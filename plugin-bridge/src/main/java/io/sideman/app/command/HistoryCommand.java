package io.sideman.app.command;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.history.Entry;
import io.sideman.app.history.History;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Lists what commands did to files.
@Command(
    name = "history",
    description = "List what commands wrote to a MIDI file, or to all.",
    footer = {
      "",
      "The latest comes last. The latest 2000 changes are kept, and at most 512 MB of them.",
      "Example: sideman history song.mid"
    })
public final class HistoryCommand implements Callable<Integer> {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT);

  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE.mid", arity = "0..1", description = "Only this file's changes.")
  private @Nullable Path file;

  @Option(names = "--json", description = "As a JSON array.")
  private boolean json;

  public HistoryCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() throws IOException {
    List<Entry> entries = History.of(folders, console).entries(Optional.ofNullable(file));
    if (json) {
      console.out().println(HistoryJson.of(entries));
    } else if (entries.isEmpty()) {
      console.out().println("Nothing yet" + (file == null ? "." : " for " + file + "."));
    } else {
      entries.forEach(entry -> console.out().println(line(entry)));
    }
    return 0;
  }

  private String line(Entry entry) {
    String name = file == null ? "  " + entry.file() : "";
    return TIME.format(entry.at().atZone(ZoneId.systemDefault()))
        + "  "
        + entry.command()
        + (entry.created() ? " (new file)" : "")
        + (entry.undone() ? " (undone)" : "")
        + name;
  }
}
