package io.sideman.corpus.fit;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Parts as a MIDI file without names, so that nothing but notes, instruments and tempo tells what
/// they are.
public final class WindowFile {
  private static final double MICROS_PER_MINUTE = 60e6;
  private static final Division BAND = Division.band();

  private WindowFile() {}

  /// @param semitones that tonal parts are moved by
  public static Smf of(
      Map<Role, List<Note>> parts, Map<Role, Integer> programs, double bpm, int semitones) {
    var tracks = new ArrayList<SmfTrack>();
    tracks.add(
        new SmfTrackBuilder(BAND).tempo(0, MICROS_PER_MINUTE / bpm).meter(0, Meter.COMMON).build());
    parts.forEach((role, notes) ->
        tracks.add(
            new SmfTrackBuilder(BAND)
                .program(0, role.channel(), programs.getOrDefault(role, program(role)))
                .notes(moved(role, notes, semitones))
                .build()));
    return Smf.of(BAND, tracks);
  }

  private static List<Note> moved(Role role, List<Note> notes, int semitones) {
    int by = role.isTonal() ? semitones : 0;
    return notes.stream()
        .map(note ->
            new Note(
                note.startTick(),
                note.lengthTicks(),
                Math.clamp((long) note.key() + by, 0, 127),
                note.velocity(),
                role.channel()))
        .toList();
  }

  private static int program(Role role) {
    return switch (role) {
      case DRUMS, KEYS -> 0;
      case BASS -> 33;
      case PAD -> 89;
      case LEAD -> 80;
    };
  }
}
