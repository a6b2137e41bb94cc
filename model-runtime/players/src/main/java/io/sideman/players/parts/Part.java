package io.sideman.players.parts;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.List;

/// Who plays one role in a file: the notes of one channel of one track.
///
/// @param track index in the file, from 0
/// @param name of the track, empty when it has none
/// @param channel 0 to 15
/// @param program General MIDI program, 0 when the file chooses none
/// @param why how the role was found, for people: "by its name"
/// @param notes sorted, in band ticks
public record Part(
    Role role, int track, String name, int channel, int program, String why, List<Note> notes) {
  public Part {
    notes = List.copyOf(notes);
  }

  /// Such as `bass: track 3 "Finger Bass" (by its program)`.
  public String describe() {
    String called = name.isEmpty() ? "" : " \"" + name + "\"";
    return role.id() + ": track " + (track + 1) + called + " (" + why + ")";
  }
}
