package io.sideman.app;

import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;

/// Small MIDI files for tests.
final class SongFiles {
  private SongFiles() {}

  /// Four chords, C, Am, F, G, in half notes at 120 bpm: 4 seconds.
  static byte[] fourChords() {
    var division = new Division.Metrical(480);
    var piano = new SmfTrackBuilder(division).name("Piano").program(0, 0, 0);
    int[][] chords = {{48, 60, 64, 67}, {45, 60, 64, 69}, {41, 60, 65, 69}, {43, 59, 62, 67}};
    for (int i = 0; i < chords.length; i++) {
      for (int key : chords[i]) {
        piano.note(new Note(i * 1920L, 1900, key, 80, 0));
      }
    }
    var time =
        new SmfTrackBuilder(division).maps(TempoMap.of(120), MeterMap.of(Meter.COMMON)).build();
    return SmfWriter.bytes(Smf.of(division, List.of(time, piano.build())));
  }

  /// Four bars of nothing.
  static byte[] silence() {
    var division = new Division.Metrical(480);
    return SmfWriter.bytes(
        Smf.of(division, List.of(new SmfTrackBuilder(division).end(4 * 3840).build())));
  }

  /// One note, and then a long wait.
  static byte[] endingAt(long tick) {
    var division = new Division.Metrical(480);
    var track = new SmfTrackBuilder(division).note(new Note(0, 960, 60, 90, 0)).end(tick);
    return SmfWriter.bytes(Smf.of(division, List.of(track.build())));
  }
}
