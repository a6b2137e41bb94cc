package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Map;

/// The piece around a gap, in band ticks.
///
/// @param parts notes by role, those in the gap included
/// @param performer what somebody beside the band plays; may be empty
/// @param genre index of the genre, or -1 when it is not known
public record Surroundings(
    MeterMap meters,
    TempoMap tempos,
    Timeline<Chord> chords,
    Timeline<Key> keys,
    Map<Role, List<Note>> parts,
    List<Note> performer,
    int genre) {
  public Surroundings {
    parts = Map.copyOf(parts);
    performer = List.copyOf(performer);
  }

  /// The notes of a role, empty when nobody plays it.
  public List<Note> notes(Role role) {
    return parts.getOrDefault(role, List.of());
  }
}
