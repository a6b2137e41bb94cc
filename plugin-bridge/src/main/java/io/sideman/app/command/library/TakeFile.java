package io.sideman.app.command.library;

import io.sideman.app.cli.CliError;
import io.sideman.app.cli.Folders;
import io.sideman.app.cli.WholeFile;
import io.sideman.app.take.Taken;
import io.sideman.app.take.Takes;
import io.sideman.library.conform.Target;
import io.sideman.library.index.Entry;
import io.sideman.library.index.LibraryIndex;
import io.sideman.library.item.Beat;
import io.sideman.library.item.ContentId;
import io.sideman.library.item.Item;
import io.sideman.library.item.Media;
import io.sideman.library.item.Tonality;
import io.sideman.library.scan.ShippedAnalysts;
import io.sideman.library.suggest.Suggestion;
import io.sideman.library.taste.Act;
import io.sideman.library.taste.Deed;
import io.sideman.library.taste.TasteStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// A file that shall be heard or taken, in the library or not.
final class TakeFile {
  private TakeFile() {}

  /// As the index knows its content, else as it is heard now.
  static Entry entry(Folders folders, LibraryIndex index, Path file) {
    Path path = file.toAbsolutePath().normalize();
    if (!Files.isRegularFile(path)) {
      throw CliError.invalidInput(
          file + (Files.exists(path) ? " is no file." : " does not exist.") + " Name one that is.");
    }
    try {
      String id = ContentId.of(path);
      List<Entry> known = index.entries(id);
      Item item = known.isEmpty() ? heard(folders, path) : known.getFirst().item();
      return new Entry(path, Files.size(path), Files.getLastModifiedTime(path).toMillis(), item);
    } catch (IOException e) {
      throw CliError.invalidInput(file + " cannot be read: " + WholeFile.reason(e) + ".");
    }
  }

  private static Item heard(Folders folders, Path path) throws IOException {
    return ShippedAnalysts.reading(folders.models()).item(path);
  }

  /// Writes a suggestion as it was suggested, and keeps that it was used.
  ///
  /// @param number in the list, from 1
  /// @return what was done, in words
  static String write(
      List<Suggestion> found, Optional<Item> playing, int number, Path out, TasteStore taste) {
    if (number > found.size()) {
      throw CliError.invalidInput(
          "There are %d suggestions, so --take %d has none to take."
              .formatted(found.size(), number));
    }
    Suggestion chosen = found.get(number - 1);
    Entry entry = chosen.entry();
    requireEnding(entry.item(), out);
    Target own = Target.asItIs(entry.item());
    Target target =
        new Target(
            playing.flatMap(Item::tonality).map(Tonality::key).orElse(own.key()),
            playing.flatMap(Item::beat).map(Beat::bpm).orElse(own.bpm()),
            chosen.transposeSemitones(),
            chosen.stretch());
    Taken taken = Takes.take(entry, target, Optional.empty());
    WholeFile.write(out, taken.bytes());
    taste.record(
        new Deed(Act.USE, entry.item().id(), entry.path(), 0, Instant.now(), ""), entry.item());
    return "Wrote %s: %s, %s.".formatted(out, entry.path().getFileName(), taken.told());
  }

  /// Notes are written as MIDI, sound as WAV.
  static void requireEnding(Item item, Path out) {
    String name = out.toString().toLowerCase(Locale.ROOT);
    boolean sound = item.media() == Media.AUDIO;
    boolean right = sound ? name.endsWith(".wav") : name.endsWith(".mid") || name.endsWith(".midi");
    if (!right) {
      throw CliError.wrongArguments(
          "--out must end in %s, as it is %s, but was %s."
              .formatted(sound ? ".wav" : ".mid", sound ? "sound" : "notes", out));
    }
  }
}
