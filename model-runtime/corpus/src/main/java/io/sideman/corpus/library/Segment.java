package io.sideman.corpus.library;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Meter;
import java.util.List;
import java.util.Map;

/// A few bars of a song, in band ticks from 0.
///
/// @param style as the data set names it; empty when it does not
/// @param number of the segment in its song
public record Segment(
    String dataSet,
    String song,
    String style,
    int number,
    Meter meter,
    double bpm,
    Map<Role, List<Note>> parts) {
  public Segment {
    parts = Map.copyOf(parts);
  }

  /// The same with other notes and tempo.
  Segment with(double newBpm, Map<Role, List<Note>> newParts) {
    return new Segment(dataSet, song, style, number, meter, newBpm, newParts);
  }

  /// One role by itself.
  Segment only(Role role) {
    return with(bpm, Map.of(role, parts.getOrDefault(role, List.of())));
  }
}
