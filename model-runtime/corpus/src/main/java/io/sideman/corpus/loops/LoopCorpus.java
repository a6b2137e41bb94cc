package io.sideman.corpus.loops;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/// Loops of the data sets: whole bands from the multi-track sets (drums and bass at least), keys,
/// bass and melody without drums from POP909, drums alone from GMD's beat takes. A set's loops hold
/// the roles that the set knows; nothing is made up.
public final class LoopCorpus {
  private static final Set<Role> BAND = EnumSet.of(Role.DRUMS, Role.BASS);
  private static final Set<Role> PIANO = EnumSet.of(Role.BASS, Role.KEYS);
  private static final Set<Role> KIT = EnumSet.of(Role.DRUMS);

  private LoopCorpus() {}

  /// Reads all real loops of one side of the split.
  ///
  /// @param data folder of the data sets; one that is not there is an error
  /// @param bars length of a loop, 1 to 8
  public static List<CorpusLoop> read(Path data, Split side, int bars, Consumer<String> progress)
      throws IOException {
    var loops = new ArrayList<CorpusLoop>();
    for (String dataSet : BandSongs.DATA_SETS) {
      add(
          dataSet,
          BandSongs.read(data, dataSet),
          new LoopCutter(bars, BAND),
          side,
          loops,
          progress);
    }
    add(
        Pop909Songs.DATA_SET,
        Pop909Songs.read(data),
        new LoopCutter(bars, PIANO),
        side,
        loops,
        progress);
    add(
        GrooveSongs.DATA_SET,
        GrooveSongs.read(data),
        new LoopCutter(bars, KIT),
        side,
        loops,
        progress);
    return loops;
  }

  private static void add(
      String dataSet,
      List<Song> songs,
      LoopCutter cutter,
      Split side,
      List<CorpusLoop> loops,
      Consumer<String> progress) {
    int before = loops.size();
    for (Song song : songs) {
      if (song.split() == side && !song.fill()) {
        loops.addAll(cutter.cut(song));
      }
    }
    progress.accept(dataSet + ": " + (loops.size() - before) + " loops");
  }
}
