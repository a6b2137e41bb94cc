package io.sideman.corpus.harmonize;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.LeadSheets;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.event.Note;
import io.sideman.players.harmonize.TopLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Songs with a melody and labelled chords.
public final class MelodySongs {
  private static final int LEAST_NOTES = 16;

  private MelodySongs() {}

  /// Lead sheets of OpenEWLD.
  public static List<Song> leadSheets(Path data, Split side) throws IOException {
    return usable(LeadSheets.read(data), side);
  }

  /// POP909, melodies with the corrected chords.
  public static List<Song> pop(Path data, Split side) throws IOException {
    return usable(Pop909Songs.read(data), side);
  }

  private static List<Song> usable(List<Song> songs, Split side) {
    return songs.stream()
        .filter(song -> song.split() == side)
        .filter(song -> song.performer().size() >= LEAST_NOTES)
        .filter(song -> song.chords().spans().size() > 2)
        .toList();
  }

  /// The melody with one note at a time: where several start together the highest stays, and each
  /// ends where the next begins.
  public static List<Note> melody(Song song) {
    return TopLine.of(song.performer());
  }

  /// Both sets together.
  static List<Song> all(Path data, Split side) throws IOException {
    var all = new ArrayList<>(leadSheets(data, side));
    all.addAll(pop(data, side));
    return all;
  }
}
