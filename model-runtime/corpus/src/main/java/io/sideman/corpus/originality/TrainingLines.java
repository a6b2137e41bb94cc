package io.sideman.corpus.originality;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.LeadSheets;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.players.originality.IndexFile;
import io.sideman.players.originality.Line;
import io.sideman.players.originality.OriginalityIndex;
import io.sideman.players.originality.Source;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Melodies and the top lines of keys in all sets that have them.
public final class TrainingLines {
  /// Parts that have a tune.
  public static final List<Role> ROLES = List.of(Role.LEAD, Role.KEYS);

  private TrainingLines() {}

  /// All songs with melodic lines, of every side of the split.
  public static List<Song> songs(Path data) throws IOException {
    var songs = new ArrayList<Song>(Pop909Songs.read(data));
    songs.addAll(LeadSheets.read(data));
    for (String set : BandSongs.DATA_SETS) {
      songs.addAll(BandSongs.read(data, set));
    }
    return songs;
  }

  /// The index of what training sees.
  public static OriginalityIndex index(List<Song> songs) {
    var builder = new OriginalityIndex.Builder();
    for (Song song : songs) {
      if (song.split() == Split.TRAIN) {
        for (Role role : ROLES) {
          List<Note> notes = song.parts().getOrDefault(role, List.of());
          if (!notes.isEmpty()) {
            builder.add(new Source(song.dataSet(), song.name(), role.id()), Line.top(notes));
          }
        }
      }
    }
    return builder.build();
  }

  /// Writes the index beside the models.
  ///
  /// @param data the folder that holds all data sets
  /// @param models where [IndexFile#NAME] appears, whole
  public static void write(Path data, Path models, Consumer<String> progress) throws IOException {
    progress.accept("reading the data sets");
    OriginalityIndex index = index(songs(data));
    byte[] bytes = IndexFile.bytes(index);
    Files.createDirectories(models);
    Path part = models.resolve(IndexFile.NAME + ".part");
    Files.write(part, bytes);
    Files.move(part, models.resolve(IndexFile.NAME), StandardCopyOption.REPLACE_EXISTING);
    progress.accept(
        String.format(
            Locale.ROOT,
            "%d lines, %d words, %.2f MB",
            index.sources().size(),
            index.size(),
            bytes.length / 1e6));
  }
}
