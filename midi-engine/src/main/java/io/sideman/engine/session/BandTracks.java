package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes what the band played as one track per role, named and voiced by the style.
public final class BandTracks {
  private BandTracks() {}

  /// Tracks in role order for a file of this division.
  ///
  /// @param notes by role, in the file's band ticks
  public static List<SmfTrack> of(Division division, Style style, Map<Role, List<Note>> notes) {
    var tracks = new ArrayList<SmfTrack>();
    for (Role role : Role.values()) {
      if (notes.containsKey(role)) {
        tracks.add(track(division, style.voice(role), role, notes.get(role)));
      }
    }
    return tracks;
  }

  private static SmfTrack track(Division division, RoleVoice voice, Role role, List<Note> notes) {
    return new SmfTrackBuilder(division)
        .name(role.trackName())
        .program(0, role.channel(), voice.program())
        .volume(0, role.channel(), voice.volume())
        .pan(0, role.channel(), voice.pan())
        .notes(onFileGrid(division, notes))
        .build();
  }

  /// A coarse file may round two strikes of a key onto one tick or into each other: the first gives
  /// way, so that no two notes of one key overlap in the file either.
  private static List<Note> onFileGrid(Division division, List<Note> notes) {
    var kept = new ArrayList<Note>();
    var lastOfKey = new Note[128];
    for (Note note : notes) {
      Note before = lastOfKey[note.key()];
      if (before != null
          && division.toFile(before.startTick()) == division.toFile(note.startTick())) {
        continue;
      }
      lastOfKey[note.key()] = note;
      kept.add(note);
    }
    return kept;
  }
}
