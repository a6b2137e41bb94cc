package io.sideman.engine.score;

import io.sideman.engine.event.Note;
import java.util.List;

/// What one player plays.
///
/// @param channel 0 to 15; 9 is drums
/// @param program 0 to 127, or -1 when none is chosen
/// @param volume 0 to 127, or -1
/// @param pan 0 (left) to 127, or -1
/// @param notes in band ticks, sorted, all on `channel`
public record Part(String name, int channel, int program, int volume, int pan, List<Note> notes) {
  public Part {
    notes = notes.stream().sorted().toList();
  }

  public boolean isDrums() {
    return channel == 9;
  }
}
