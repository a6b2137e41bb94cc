package io.sideman.players.infill;

import io.sideman.engine.event.Note;
import java.util.List;

/// What came of a gap.
///
/// @param notes sorted, in band ticks, within the gap
/// @param logFill how likely the network finds the fill after what is before it, in nats
/// @param logNext how likely it then finds what follows the gap, in nats
/// @param candidates how many continuations were weighed
public record Fill(List<Note> notes, double logFill, double logNext, int candidates) {
  public Fill {
    notes = List.copyOf(notes);
  }

  public double log() {
    return logFill + logNext;
  }
}
