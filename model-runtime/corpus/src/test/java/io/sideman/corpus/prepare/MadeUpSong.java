package io.sideman.corpus.prepare;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A song for tests: a kick and a bass root on every beat, the chord changing with the bar.
final class MadeUpSong {
  private MadeUpSong() {}

  static Song of(String name, Split split, int bars, int transposed) {
    var drums = new ArrayList<Note>();
    var bass = new ArrayList<Note>();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < bars; bar++) {
      int root = (bar % 2 == 0 ? 0 : 5) + transposed;
      chords.add(new Timeline.Span<>(bar * 3840L, Chord.of(root, Quality.MAJ)));
      for (int beat = 0; beat < 4; beat++) {
        long tick = bar * 3840L + beat * 960L;
        drums.add(new Note(tick + 10, 60, 36, beat == 0 ? 110 : 90, 9));
        bass.add(new Note(tick, 480, 28 + Math.floorMod(root - 4, 12), 90, 0));
      }
    }
    return new Song(
        name,
        "made_up",
        Genre.ROCK,
        split,
        MeterMap.of(Meter.COMMON),
        TempoMap.of(120),
        Timeline.of(Chord.NONE, chords),
        Timeline.of(new Key(Math.floorMod(transposed, 12), false), List.of()),
        Map.of(Role.DRUMS, drums, Role.BASS, bass),
        List.of(),
        false);
  }
}
