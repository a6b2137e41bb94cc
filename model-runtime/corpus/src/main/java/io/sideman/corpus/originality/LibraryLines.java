package io.sideman.corpus.originality;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.players.originality.Line;
import io.sideman.players.originality.OriginalityIndex;
import io.sideman.players.originality.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// The user's own MIDI files as an index: the tune of each track, read in both ways.
public final class LibraryLines {
  private LibraryLines() {}

  /// Reads all MIDI files below a folder; files that cannot be read are passed over.
  ///
  /// @param except a file that is not to be found in itself
  /// @param progress told the share done, 0 to 1
  public static OriginalityIndex index(Path folder, Path except, DoubleConsumer progress)
      throws IOException {
    List<Path> files;
    try (Stream<Path> found = Files.walk(folder)) {
      files = found.filter(LibraryLines::isMidi).sorted().toList();
    }
    return index(files, file -> folder.relativize(file).toString(), except, progress);
  }

  /// Reads these files, as [#index(Path, Path, DoubleConsumer)] does; files that have gone are
  /// passed over too.
  ///
  /// @param name of a file in what is found
  public static OriginalityIndex index(
      List<Path> files, Function<Path, String> name, Path except, DoubleConsumer progress)
      throws IOException {
    var builder = new OriginalityIndex.Builder();
    for (int i = 0; i < files.size(); i++) {
      Path file = files.get(i);
      if (Files.exists(file) && !Files.isSameFile(file, except)) {
        add(name.apply(file), file, builder);
      }
      progress.accept((i + 1.0) / files.size());
    }
    return builder.build();
  }

  private static boolean isMidi(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return (name.endsWith(".mid") || name.endsWith(".midi")) && Files.isRegularFile(file);
  }

  private static void add(String name, Path file, OriginalityIndex.Builder builder) {
    List<SmfTrack> tracks;
    try {
      tracks = SmfReader.read(file).tracks();
    } catch (SmfException e) {
      System.getLogger(LibraryLines.class.getName())
          .log(System.Logger.Level.DEBUG, "passed over: " + e.getMessage(), e);
      return;
    }
    for (int i = 0; i < tracks.size(); i++) {
      List<Note> tune = tracks.get(i).notes().stream().filter(note -> !note.isDrum()).toList();
      if (!tune.isEmpty()) {
        String part = tracks.get(i).name().orElse("track " + (i + 1));
        var source = new Source("library", name, part);
        Line top = Line.top(tune);
        Line above = Line.above(tune);
        builder.add(source, top);
        if (above.size() != top.size()) {
          builder.add(source, above);
        }
      }
    }
  }
}
