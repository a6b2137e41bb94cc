package io.sideman.engine.chart;

import io.sideman.engine.event.Note;
import io.sideman.engine.time.TempoMap;
import java.util.List;

/// The music of a note string. Voices are channels; the layers of a voice share its channel.
///
/// @param notes sorted
/// @param programs instruments in the order written
/// @param tempos empty when the string names none
/// @param lengthTicks where the last note or rest ends
public record StaccatoPiece(
    List<Note> notes,
    List<ProgramChange> programs,
    List<TempoMap.Change> tempos,
    long lengthTicks) {
  /// A General MIDI program, 0 to 127, for a channel, 0 to 15.
  public record ProgramChange(long tick, int channel, int program) {}

  public StaccatoPiece {
    notes = List.copyOf(notes);
    programs = List.copyOf(programs);
    tempos = List.copyOf(tempos);
  }

  /// 120 bpm where the string names no tempo.
  public TempoMap tempoMap() {
    return TempoMap.of(tempos);
  }
}
