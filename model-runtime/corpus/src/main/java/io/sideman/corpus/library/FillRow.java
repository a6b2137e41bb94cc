package io.sideman.corpus.library;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import io.sideman.library.symbolic.FillSigns;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Signs of a drummer's take, or of bars cut out of one that goes on.
///
/// @param cut false for a take from end to end
/// @param bars from the first stroke to the last
@SuppressWarnings("ArrayRecordComponent")
public record FillRow(String take, Split side, boolean fill, boolean cut, int bars, float[] signs) {
  private static final int OF_EACH_LENGTH = 4;

  /// Takes of the Groove MIDI Dataset; of its beats one and two bars as well, the lengths of fills.
  public static List<FillRow> read(Path data) throws IOException {
    var rows = new ArrayList<FillRow>();
    for (Song song : GrooveSongs.read(data)) {
      List<Note> drums = song.parts().getOrDefault(Role.DRUMS, List.of());
      if (!drums.isEmpty()) {
        Meter meter = song.meters().meterAt(0);
        long first = song.meters().barAt(drums.getFirst().startTick());
        int length = (int) (song.meters().barAt(drums.getLast().startTick()) - first + 1);
        rows.add(of(song, false, length, drums, meter));
        for (int bars = 1; bars <= 2 && !song.fill(); bars++) {
          for (Segment cut : Segments.of(song, "", OF_EACH_LENGTH, bars)) {
            rows.add(
                of(song, true, bars, cut.parts().getOrDefault(Role.DRUMS, drums), cut.meter()));
          }
        }
      }
    }
    return rows;
  }

  private static FillRow of(Song song, boolean cut, int bars, List<Note> drums, Meter meter) {
    float[] signs = FillSigns.of(drums, meter);
    return new FillRow(song.name(), song.split(), song.fill(), cut, bars, signs);
  }

  /// True for fills and bars of beats as short, so that length tells nothing.
  public boolean isShort() {
    return fill || cut;
  }
}
