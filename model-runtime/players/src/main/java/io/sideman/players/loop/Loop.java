package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// A few bars of a band in 4/4, in band ticks from 0.
///
/// @param bars 1 to 8
/// @param parts notes by role, sorted, each within the loop; a role that is missing is not known,
///   one without notes is silent
public record Loop(
    Genre genre,
    double bpm,
    int bars,
    Timeline<Chord> chords,
    Key key,
    Map<Role, List<Note>> parts) {
  public static final int MOST_BARS = 8;

  public Loop {
    if (bars < 1 || bars > MOST_BARS) {
      throw new IllegalArgumentException("bars must be 1-8, but were " + bars);
    }
    if (!(bpm > 0) || !Double.isFinite(bpm)) {
      throw new IllegalArgumentException("bpm must be above 0, but was " + bpm);
    }
    var sorted = new EnumMap<Role, List<Note>>(Role.class);
    for (Map.Entry<Role, List<Note>> part : parts.entrySet()) {
      List<Note> notes = part.getValue().stream().sorted().toList();
      for (Note note : notes) {
        if (note.startTick() < 0 || note.endTick() > bars * LoopGrid.BAR_TICKS) {
          throw new IllegalArgumentException(
              "notes must lie within " + bars + " bars, but found " + note);
        }
      }
      sorted.put(part.getKey(), notes);
    }
    parts = Collections.unmodifiableMap(sorted); // in the order of roles: output is repeatable
  }

  public long endTick() {
    return bars * LoopGrid.BAR_TICKS;
  }

  public int slots() {
    return bars * LoopGrid.SLOTS_PER_BAR;
  }

  /// The notes of a role; empty when it is silent or not known.
  public List<Note> notes(Role role) {
    return parts.getOrDefault(role, List.of());
  }
}
