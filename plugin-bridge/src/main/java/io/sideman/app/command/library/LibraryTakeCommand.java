package io.sideman.app.command.library;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.take.Taken;
import io.sideman.app.take.Takes;
import io.sideman.library.conform.Target;
import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteStore;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Writes an item conformed to a session.
@Command(
    name = "take",
    description = {
      "Write a copy of a file that is in key and in time: notes move by scale degree and keep their",
      "groove, sound is stretched and shifted. Says inside where it comes from; counts as used."
    },
    footer = {
      "",
      "Example: sideman library take loop.wav --session song.mid --out loop-Cm-112.wav"
    })
final class LibraryTakeCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE", description = "MIDI, MusicXML or sound.")
  private Path file = Path.of("");

  @Mixin private final TakeOptions options = new TakeOptions();

  @Option(
      names = "--out",
      required = true,
      paramLabel = "OUT",
      description = "Where to write it: .mid for notes, .wav for sound.")
  private Path out = Path.of("");

  LibraryTakeCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() {
    options.check();
    try (LibraryIndex index = LibraryPlaces.openIndex(folders);
        TasteStore taste = LibraryPlaces.openTasteOrForgo(folders, console)) {
      Entry entry = TakeFile.entry(folders, index, file);
      TakeFile.requireEnding(entry.item(), out);
      Optional<TakeOptions.Session> playing = options.session(console, folders);
      Target target = options.target(entry.item(), playing, console);
      Taken taken = Takes.take(entry, target, options.chords(playing));
      WholeFile.write(out, taken.bytes());
      taste.record(
          new Deed(Act.USE, entry.item().id(), entry.path(), 0, Instant.now(), ""), entry.item());
      console.out().println(told(entry, target, taken));
    }
    return 0;
  }

  private String told(Entry entry, Target target, Taken taken) {
    String key = entry.item().tonality().isPresent() ? " in " + target.key() : "";
    return String.format(
        Locale.ROOT,
        "Wrote %s: %s%s at %.1f bpm, %s.",
        out,
        entry.path().getFileName(),
        key,
        target.bpm(),
        taken.told());
  }
}
