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
    players(midi).forEach((role, part) -> found.put(role, part.notes()));
    return found;
  }

  /// The part of each role; several drum parts are one.
  static Map<Role, MidiParts.Part> players(MidiParts midi) {
    Map<Role, MidiParts.Part> found = new EnumMap<>(Role.class);
    for (MidiParts.Part part : midi.parts()) {
      Role role = roleOf(part);
      if (role == Role.DRUMS) {
        found.merge(role, part, RoleFinder::joined);
      } else if (role != null) {
        found.merge(role, part, (a, b) -> a.notes().size() >= b.notes().size() ? a : b);
      }
    }
    return found;
  }

  private static MidiParts.Part joined(MidiParts.Part a, MidiParts.Part b) {
    var notes = new ArrayList<Note>(a.notes());
    notes.addAll(b.notes());
    notes.sort(null);
    return new MidiParts.Part(a.track(), a.channel(), a.program(), List.copyOf(notes));
  }

  private static @Nullable Role roleOf(MidiParts.Part part) {
    for (Role role : Role.values()) {
      if (part.track().equals(role.trackName())) { // our own band's files
        return role;
      }
    }
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
