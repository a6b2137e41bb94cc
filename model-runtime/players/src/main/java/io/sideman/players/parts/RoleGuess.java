package io.sideman.players.parts;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.GeneralMidi;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Finds who plays which role: by a track name that Sideman writes, else by the drum channel, a
/// telling name, the program, and how low and how thick the part is. Of several candidates for a
/// tonal role the one with the surest sign wins, then the busiest; drums are all drum tracks
/// together.
public final class RoleGuess {
  private static final int FIRST_EFFECT = 112; // programs from here on are noises and percussion
  private static final int BASS_MEDIAN = 50;
  private static final int LEAD_MEDIAN = 57;
  private static final double CHORDAL = 1.5; // notes per onset

  /// A role and its sign; a lower rank is a surer one.
  private record Sign(Role role, String why, int rank) {}

  private record Candidate(Part part, int rank) {}

  private RoleGuess() {}

  /// Parts in the order of roles; at most one per tonal role.
  public static List<Part> parts(Smf smf) {
    var candidates = new ArrayList<Candidate>();
    List<SmfTrack> tracks = smf.tracks();
    for (int i = 0; i < tracks.size(); i++) {
      addCandidates(i, tracks.get(i), candidates);
    }
    var found = new ArrayList<Part>();
    for (Role role : Role.values()) {
      var own = candidates.stream().filter(each -> each.part().role() == role).toList();
      if (role == Role.DRUMS) {
        own.forEach(each -> found.add(each.part()));
      } else {
        own.stream().reduce(RoleGuess::surer).ifPresent(each -> found.add(each.part()));
      }
    }
    return found;
  }

  private static Candidate surer(Candidate a, Candidate b) {
    if (a.rank() != b.rank()) {
      return a.rank() < b.rank() ? a : b;
    }
    return a.part().notes().size() >= b.part().notes().size() ? a : b;
  }

  private static void addCandidates(int index, SmfTrack track, List<Candidate> candidates) {
    List<Note> notes = track.notes();
    for (int channel = 0; channel < 16; channel++) {
      if ((track.noteChannels() >> channel & 1) == 0) {
        continue;
      }
      int only = channel;
      List<Note> own = notes.stream().filter(note -> note.channel() == only).toList();
      String name = track.channelName(channel).or(track::name).orElse("");
      int program = Math.max(0, track.program(channel));
      sign(name, channel, program, own)
          .ifPresent(sign ->
              candidates.add(
                  new Candidate(
                      new Part(sign.role(), index, name, only, program, sign.why(), own),
                      sign.rank())));
    }
  }

  /// The role that one part could play, by itself.
  ///
  /// @param name of the track; may be empty
  /// @param channel 0 to 15
  /// @param program General MIDI program, 0 when none is chosen
  /// @param notes sorted, at least one
  public static Optional<Role> role(String name, int channel, int program, List<Note> notes) {
    return sign(name, channel, program, notes).map(Sign::role);
  }

  private static Optional<Sign> sign(String name, int channel, int program, List<Note> notes) {
    for (Role role : Role.values()) {
      if (role.trackName().equalsIgnoreCase(name)) {
        return Optional.of(new Sign(role, "by Sideman's name", 0));
      }
    }
    if (channel == 9) {
      return Optional.of(new Sign(Role.DRUMS, "on the drum channel", 0));
    }
    Optional<Role> named = named(name.toLowerCase(Locale.ROOT), notes);
    if (named.isPresent()) {
      return Optional.of(new Sign(named.get(), "by its name", 1));
    }
    return program >= FIRST_EFFECT ? Optional.empty() : played(program, notes);
  }

  private static Optional<Role> named(String name, List<Note> notes) {
    if (name.contains("bass") && median(notes) < BASS_MEDIAN + 10) {
      return Optional.of(Role.BASS);
    }
    if (name.contains("pad") || name.contains("string")) {
      return Optional.of(Role.PAD);
    }
    if (name.contains("melody") || name.contains("lead") || name.contains("vocal")) {
      return Optional.of(Role.LEAD);
    }
    boolean keys = name.contains("piano") || name.contains("keys") || name.contains("organ");
    return keys && isChordal(notes) ? Optional.of(Role.KEYS) : Optional.empty();
  }

  private static Optional<Sign> played(int program, List<Note> notes) {
    String sound = "by its program, " + GeneralMidi.programName(program);
    int median = median(notes);
    if (program >= 32 && program < 40 && median < BASS_MEDIAN + 6) {
      return Optional.of(new Sign(Role.BASS, sound, 2));
    }
    boolean chordal = isChordal(notes);
    if ((program >= 48 && program < 55) || (program >= 88 && program < 96)) {
      return Optional.of(new Sign(chordal ? Role.PAD : Role.LEAD, sound, 2));
    }
    if (chordal) {
      return Optional.of(new Sign(Role.KEYS, "it plays chords", program < 32 ? 3 : 4));
    }
    if (median < BASS_MEDIAN - 5) {
      return Optional.of(new Sign(Role.BASS, "one low note at a time", 4));
    }
    return median >= LEAD_MEDIAN
        ? Optional.of(new Sign(Role.LEAD, "one high note at a time", 3))
        : Optional.empty();
  }

  private static int median(List<Note> notes) {
    int[] counts = new int[128];
    for (Note note : notes) {
      counts[note.key()]++;
    }
    int key = 0;
    for (int below = counts[0]; below <= notes.size() / 2; below += counts[key]) {
      key++;
    }
    return key;
  }

  private static boolean isChordal(List<Note> notes) {
    int onsets = 0;
    long last = Long.MIN_VALUE;
    for (Note note : notes) {
      onsets += note.startTick() == last ? 0 : 1;
      last = note.startTick();
    }
    return notes.size() >= CHORDAL * onsets;
  }
}
