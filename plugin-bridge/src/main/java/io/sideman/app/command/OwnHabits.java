package io.sideman.app.command;

import io.sideman.app.cli.CliError;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.HashMap;
import java.util.List;

/// What a part does of its own: what holds where the command line says nothing.
final class OwnHabits {
  private static final int LEAST_SPAN = 12;
  private static final int MOST_VOICES = 8;

  private OwnHabits() {}

  /// From its lowest key to its highest, at least an octave.
  static KeyRange range(Role role, List<Note> line) {
    if (role == Role.DRUMS || line.isEmpty()) {
      return new KeyRange(0, 127);
    }
    int low = line.stream().mapToInt(Note::key).min().orElse(0);
    int high = line.stream().mapToInt(Note::key).max().orElse(127);
    int missing = Math.max(0, LEAST_SPAN - (high - low));
    return new KeyRange(
        Math.max(0, low - (missing + 1) / 2), Math.min(127, high + (missing + 1) / 2));
  }

  /// The most notes it starts together.
  static int polyphony(Role role, List<Note> line) {
    if (role == Role.DRUMS) {
      return MOST_VOICES;
    }
    var together = new HashMap<Long, Integer>();
    int most = 1;
    for (Note note : line) {
      most = Math.max(most, together.merge(note.startTick(), 1, Integer::sum));
    }
    return Math.min(most, MOST_VOICES);
  }

  /// A network reaches some octaves around its home; outside nothing could be played.
  static void requireReach(Role role, KeyRange keys) {
    if (keys.high() - keys.low() < 4) {
      throw CliError.wrongArguments(
          "--range must span at least a third (4 semitones), or "
              + role.id()
              + " finds no tones of the chords in it, but was "
              + keys.low()
              + "-"
              + keys.high()
              + ".");
    }
  }
}
