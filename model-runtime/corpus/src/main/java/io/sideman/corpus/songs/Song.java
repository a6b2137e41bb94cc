package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Map;

/// One piece of training data, in musical time.
///
/// @param name unique within the data set, for people and for the split
/// @param parts notes by role; a role that is missing was not found, which is not silence
/// @param performer what the musician beside the band plays; empty when not known
/// @param fill true for a take that is a drum fill from end to end
public record Song(
    String name,
    String dataSet,
    Genre genre,
    Split split,
    MeterMap meters,
    TempoMap tempos,
    Timeline<Chord> chords,
    Timeline<Key> keys,
    Map<Role, List<Note>> parts,
    List<Note> performer,
    boolean fill) {
  public Song {
    parts = Map.copyOf(parts);
    performer = List.copyOf(performer);
  }

  /// End of the last note, in ticks.
  public long endTick() {
    long end = 0;
    for (List<Note> notes : parts.values()) {
      for (Note note : notes) {
        end = Math.max(end, note.endTick());
      }
    }
    return end;
  }
}
