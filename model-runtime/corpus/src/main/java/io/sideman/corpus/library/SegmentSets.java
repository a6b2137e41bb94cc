package io.sideman.corpus.library;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.RenderedSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.style.Style;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Segments of the data sets.
public final class SegmentSets {
  private static final int OF_A_BAND_SONG = 8;
  private static final int OF_A_POP_SONG = 5;
  private static final int OF_A_TAKE = 6;
  private static final int OF_A_RENDERED_SONG = 3;
  private static final int RENDERED_PER_STYLE = 14;

  private SegmentSets() {}

  /// Whole songs by people: bands, and pop songs for piano.
  public static List<Segment> songs(Path data, Split side) throws IOException {
    var segments = new ArrayList<Segment>();
    for (String set : BandSongs.DATA_SETS) {
      for (Song song : BandSongs.read(data, set)) {
        if (song.split() == side) {
          segments.addAll(Segments.of(song, "", OF_A_BAND_SONG));
        }
      }
    }
    for (Song song : Pop909Songs.read(data)) {
      if (song.split() == side) {
        segments.addAll(Segments.of(song, "", OF_A_POP_SONG));
      }
    }
    return segments;
  }

  /// Beats (no fills) by drummers, with their style. The song is the take.
  public static List<Segment> takes(Path data, Split side) throws IOException {
    Map<String, String> styles = GrooveSongs.styles(data);
    var segments = new ArrayList<Segment>();
    for (Song take : GrooveSongs.read(data)) {
      if (take.split() == side && !take.fill()) {
        segments.addAll(Segments.of(take, styles.getOrDefault(take.name(), ""), OF_A_TAKE));
      }
    }
    return segments;
  }

  /// Sideman's own styles, their ids with blanks for hyphens.
  public static List<Segment> rendered(Path data, List<Style> styles, Split side, long seed)
      throws IOException {
    var segments = new ArrayList<Segment>();
    for (Song song : RenderedSongs.read(data, styles, List.of(), RENDERED_PER_STYLE, seed)) {
      if (song.split() == side) {
        String style = song.name().substring(0, song.name().indexOf(" over "));
        segments.addAll(Segments.of(song, style.replace('-', ' '), OF_A_RENDERED_SONG));
      }
    }
    return segments;
  }
}
