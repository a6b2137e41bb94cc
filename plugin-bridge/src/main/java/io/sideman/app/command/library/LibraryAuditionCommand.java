package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.Program;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.take.Auditions;
import io.sideman.app.take.Mix;
import io.sideman.library.conform.Target;
import io.sideman.library.conform.WaveFile;
import io.sideman.library.decode.Sound;
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

/// Renders an item as it would sound with the session.
@Command(
    name = "audition",
    description = {
      "Render a file in key and in time, round and round with the session's own sound where one is",
      "given. Live, listen on the page of `sideman jam` instead."
    },
    footer = {"", "Example: sideman library audition loop.wav --session song.mid --out try.wav"})
final class LibraryAuditionCommand implements Callable<Integer> {
  private final Console console;
  private final Folders folders;

  @Parameters(paramLabel = "FILE", description = "MIDI, MusicXML or sound.")
  private Path file = Path.of("");

  @Mixin private final TakeOptions options = new TakeOptions();

  @Option(names = "--out", required = true, paramLabel = "OUT.wav", description = "Where to.")
  private Path out = Path.of("");

  @Option(
      names = "--bar",
      paramLabel = "N",
      description = "Bar of the session in which it begins (default: ${DEFAULT-VALUE}).")
  private int bar = 1;

  @Option(
      names = "--level",
      paramLabel = "DB",
      description = "Its level beside the session, -40 to 12 dB (default: ${DEFAULT-VALUE}).")
  private double level;

  LibraryAuditionCommand(Console console, Folders folders) {
    this.console = console;
    this.folders = folders;
  }

  @Override
  public Integer call() {
    requireSense();
    try (LibraryIndex index = LibraryPlaces.openIndex(folders);
        TasteStore taste = LibraryPlaces.openTasteOrForgo(folders, console);
        var progress = console.progress("Rendering")) {
      Entry entry = TakeFile.entry(folders, index, file);
      Optional<TakeOptions.Session> playing = options.session(console, folders);
      Target target = options.target(entry.item(), playing, console);
      var auditions = new Auditions(folders);
      Auditions.Heard heard = auditions.hear(entry, target, options.chords(playing));
      progress.update(0.5);
      Sound sound = playing.map(each -> mix(each, heard, auditions)).orElse(heard.sound());
      var words =
          new WaveFile.Words(
              "Audition of " + file.getFileName(),
              "",
              entry.item().licence(),
              "Sideman " + Program.version());
      WholeFile.write(out, WaveFile.bytes(sound.channels(), sound.rate(), words));
      taste.record(
          new Deed(Act.AUDITION, entry.item().id(), entry.path(), 0, Instant.now(), ""),
          entry.item());
    }
    console.out().println("Wrote " + out + ".");
    return 0;
  }

  private Sound mix(TakeOptions.Session playing, Auditions.Heard heard, Auditions auditions) {
    var meters = playing.smf().meterMap();
    long end = playing.smf().endTick();
    long bars = meters.barAt(Math.max(0, end - 1)) + 1;
    if (bar > bars) {
      throw CliError.wrongArguments(
          "--bar must be 1 to %d, the last bar of the session, but was %d.".formatted(bars, bar));
    }
    double from = playing.smf().tempoMap().nanosAt(meters.barStart(bar - 1L)) / 1e9;
    double gain = Math.pow(10, level / 20);
    return Mix.of(auditions.render(playing.smf()), heard, from, gain);
  }

  private void requireSense() {
    options.check();
    if (bar < 1) {
      throw CliError.wrongArguments("--bar must be 1 or more, but was " + bar + ".");
    }
    if (!(level >= -40 && level <= 12)) {
      throw CliError.wrongArguments("--level must be -40 to 12 dB, but was " + level + ".");
    }
    if (!out.toString().toLowerCase(Locale.ROOT).endsWith(".wav")) {
      throw CliError.wrongArguments("--out must end in .wav, but was " + out + ".");
    }
  }
}
