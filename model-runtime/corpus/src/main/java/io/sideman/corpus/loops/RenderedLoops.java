package io.sideman.corpus.loops;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BillboardChords;
import io.sideman.corpus.songs.Progression;
import io.sideman.corpus.songs.RenderedSongs;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// Our own written styles played over progressions of real songs, for the genres whose bands the
/// data sets do not hold. Never mixed with real music in figures.
public final class RenderedLoops {
  public static final String SOURCE = RenderedSongs.DATA_SET;

  private static final Set<Role> BASS = EnumSet.of(Role.BASS);

  private RenderedLoops() {}

  /// Renders every 4/4 style over progressions of one side of the split, those of its own genre
  /// first.
  ///
  /// @param songsPerStyle how many progressions, 24 bars of each
  public static List<CorpusLoop> read(
      Path data, List<Style> styles, Split side, int bars, int songsPerStyle, long seed)
      throws IOException {
    List<Progression> known =
        BillboardChords.read(data).stream()
            .filter(each -> each.split() == side && each.beatsInBar() == 4)
            .toList();
    var loops = new ArrayList<CorpusLoop>();
    var cutter = new LoopCutter(bars, BASS);
    for (Style style : styles) {
      if (style.meter().equals(Meter.COMMON)) {
        var random = new SplittableRandom(seed ^ style.id().hashCode());
        List<Progression> chosen = RenderedSongs.ownGenreFirst(known, style, random);
        for (Progression each : chosen.subList(0, Math.min(songsPerStyle, chosen.size()))) {
          loops.addAll(cutter.cut(RenderedSongs.play(style, each, random)));
        }
      }
    }
    return loops;
  }
}
