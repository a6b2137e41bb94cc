package io.sideman.app.link;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;

/// Music for the tests.
final class Songs {
  static final int BAR = 3840;

  private static final Chord[] LOOP = {
    Chord.of(9, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(0, Quality.MAJ),
    Chord.of(7, Quality.MAJ)
  };

  private Songs() {}

  /// Root of the chord in a bar.
  static int root(int bar) {
    return LOOP[bar % 4].root();
  }

  /// One chord to the bar, struck on every beat, and a little off the grid on the eighths between.
  static Smf chords(int bars, double bpm) {
    var notes = new ArrayList<Note>();
    for (int bar = 0; bar < bars; bar++) {
      Chord chord = LOOP[bar % 4];
      for (int beat = 0; beat < 4; beat++) {
        long start = (long) bar * BAR + beat * 960L;
        notes.add(new Note(start, 900, 36 + chord.root(), 70 + beat * 3, 0));
        for (int tone = 0; tone < 3; tone++) {
          int key = 60 + chord.root() % 12 + chord.quality().interval(tone);
          notes.add(new Note(start, 420, key, 76 + beat, 0));
        }
        notes.add(new Note(start + 487, 250, 72 + chord.root() % 12, 60 + 5 * beat, 0));
      }
    }
    notes.sort(null);
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(TempoMap.of(bpm), MeterMap.of(Meter.COMMON))
            .notes(notes)
            .end((long) bars * BAR)
            .build();
    return Smf.of(Division.band(), List.of(track));
  }
}
