package io.sideman.corpus.songs;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Finds who plays which role in a multi-track file, by channel, program, range and behaviour. Of
/// several candidates for a role the busiest wins.
final class RoleFinder {
  /// General MIDI programs from here on are sound effects and percussion.
  static final int FIRST_EFFECT = 112;

  private static final int BASS_MEDIAN = 50;
  private static final double CHORDAL = 1.5; // notes per onset

  private RoleFinder() {}

  static Map<Role, List<Note>> find(MidiParts midi) {
    Map<Role, List<Note>> found = new EnumMap<>(Role.class);
    for (MidiParts.Part part : midi.parts()) {
      Role role = roleOf(part);
      if (role == Role.DRUMS) {
        found.computeIfAbsent(role, _ -> new ArrayList<>()).addAll(part.notes());
      } else if (role != null) {
        found.merge(role, part.notes(), (a, b) -> a.size() >= b.size() ? a : b);
      }
    }
    var drums = found.get(Role.DRUMS);
    if (drums != null) {
      drums.sort(null);
    }
    return found;
  }

  private static @Nullable Role roleOf(MidiParts.Part part) {
    int program = part.program();
    if (part.channel() == 9) {
      return Role.DRUMS;
    }
    if (program >= FIRST_EFFECT || part.notes().size() < 16) {
      return null;
    }
    int median = medianKey(part.notes());
    boolean chordal = notesPerOnset(part.notes()) >= CHORDAL;
    boolean bassSound =
        (program >= 32 && program < 40) || part.track().toLowerCase(Locale.ROOT).contains("bass");
    if (bassSound && median < BASS_MEDIAN + 6) {
      return Role.BASS;
    }
    boolean padSound = (program >= 48 && program < 55) || (program >= 88 && program < 96);
    if (padSound) {
      return chordal ? Role.PAD : median >= 60 ? Role.LEAD : null;
    }
    if (chordal) {
      return program < 32 ? Role.KEYS : null;
    }
    return median >= 57 ? Role.LEAD : null;
  }

  private static int medianKey(List<Note> notes) {
    int[] keys = notes.stream().mapToInt(Note::key).sorted().toArray();
    return keys[keys.length / 2];
  }

  private static double notesPerOnset(List<Note> notes) {
    long onsets = notes.stream().mapToLong(Note::startTick).distinct().count();
    return (double) notes.size() / onsets;
  }
}
