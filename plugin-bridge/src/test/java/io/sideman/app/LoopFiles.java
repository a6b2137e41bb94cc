package io.sideman.app;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.smf.SmfWriter;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Loops of drums, bass and keys, with their chords as markers.
final class LoopFiles {
  private LoopFiles() {}

  /// Writes a loop whose bars repeat the chords; `busy` plays eighths, otherwise quarters.
  static Path write(Path file, Meter meter, double bpm, int bars, boolean busy, List<Chord> chords)
      throws IOException {
    var division = Division.band();
    var conductor = new SmfTrackBuilder(division).maps(TempoMap.of(bpm), MeterMap.of(meter));
    conductor.key(0, new Key(chords.getFirst().root(), false));
    var drums = new ArrayList<Note>();
    var bass = new ArrayList<Note>();
    var keys = new ArrayList<Note>();
    for (int bar = 0; bar < bars; bar++) {
      Chord chord = chords.get(bar % chords.size());
      long start = (long) bar * meter.barTicks();
      conductor.marker(start, chord.toString());
      int step = busy ? 480 : 960;
      for (long tick = 0; tick < meter.barTicks(); tick += step) {
        drums.add(new Note(start + tick, 100, 42, 80, 9));
        drums.add(new Note(start + tick + 2, 100, tick % 1920 == 0 ? 36 : 38, 100, 9));
        bass.add(new Note(start + tick, step - 40, 28 + (chord.root() + 8) % 12, 90, 10));
      }
      for (int i = 0; i < 3; i++) {
        int key = 60 + (chord.root() + chord.quality().interval(i)) % 12;
        keys.add(new Note(start + (busy ? 480 : 0), 900, key, 70, 11));
        keys.add(new Note(start + 1920, 900, key, 70, 11));
      }
    }
    List<SmfTrack> tracks =
        List.of(
            conductor.build(),
            track(Role.DRUMS, drums),
            track(Role.BASS, bass),
            track(Role.KEYS, keys));
    return Files.write(file, SmfWriter.bytes(Smf.of(division, tracks)));
  }

  private static SmfTrack track(Role role, List<Note> notes) {
    return new SmfTrackBuilder(Division.band()).name(role.trackName()).notes(notes).build();
  }
}
