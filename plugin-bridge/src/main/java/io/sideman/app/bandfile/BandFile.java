package io.sideman.app.bandfile;

import io.sideman.app.cli.Console;
import io.sideman.app.cli.Folders;
import io.sideman.app.command.MidiInput;
import io.sideman.engine.band.Role;
import io.sideman.engine.chart.MarkedChords;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.parts.Part;
import io.sideman.players.parts.RoleGuess;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A MIDI file with its roles and harmony. Immutable; control thread.
///
/// @param parts in the order of roles; drums may have several
/// @param sheet chords and keys, as written into the file or else as heard
/// @param harmonySource where the chords are from, for people
public record BandFile(
    Path path,
    Smf smf,
    List<Part> parts,
    MeterMap meters,
    TempoMap tempos,
    Sheet sheet,
    String harmonySource) {
  private static final int DEFAULT_VOLUME = 100;

  public BandFile {
    parts = List.copyOf(parts);
  }

  /// Reads a file; what had to be repaired is told on `console`.
  public static BandFile read(Console console, Folders folders, Path path) throws IOException {
    Smf smf = MidiInput.read(console, path);
    MeterMap meters = smf.meterMap();
    Optional<Timeline<Chord>> written = MarkedChords.of(smf);
    Sheet sheet = written.isPresent() ? sheet(smf, written.get()) : heard(folders, smf, meters);
    return new BandFile(
        path,
        smf,
        RoleGuess.parts(smf),
        meters,
        smf.tempoMap(),
        sheet,
        written.isPresent() ? "from its markers" : "by ear");
  }

  private static Sheet sheet(Smf smf, Timeline<Chord> chords) {
    Key guess = KeyOfChords.guess(chords, smf.endTick());
    return new Sheet(chords, Timeline.of(smf.keySignature().orElse(guess), smf.keySignatures()));
  }

  private static Sheet heard(Folders folders, Smf smf, MeterMap meters) throws IOException {
    var model = HarmonyModelFile.read(folders.models().resolve("harmony-listener.bin"));
    var harmony = new HarmonyAnalysis(model).analyse(smf.notes(), meters);
    return new Sheet(harmony.chords(), harmony.keys());
  }

  /// The notes of a role, sorted, in band ticks; empty when nobody plays it.
  public List<Note> notes(Role role) {
    var notes = new ArrayList<Note>();
    for (Part part : parts) {
      if (part.role() == role) {
        notes.addAll(part.notes());
      }
    }
    notes.sort(null);
    return notes;
  }

  /// The notes of all roles that somebody plays.
  public Map<Role, List<Note>> roles() {
    var roles = new EnumMap<Role, List<Note>>(Role.class);
    parts.forEach(part -> roles.computeIfAbsent(part.role(), this::notes));
    return roles;
  }

  /// Notes of tracks that were taken for no role, drums left out, sorted: a singer, a second
  /// guitar.
  public List<Note> others() {
    var others = new ArrayList<Note>();
    for (int i = 0; i < smf.tracks().size(); i++) {
      for (Note note : smf.tracks().get(i).notes()) {
        int track = i;
        boolean taken =
            parts.stream().anyMatch(p -> p.track() == track && p.channel() == note.channel());
        if (!taken && !note.isDrum()) {
          others.add(note);
        }
      }
    }
    others.sort(null);
    return others;
  }

  /// Number of bars until the last note ends.
  public long bars() {
    long end = 0;
    for (Note note : smf.notes()) {
      end = Math.max(end, note.endTick());
    }
    return end == 0 ? 0 : meters.barAt(end - 1) + 1;
  }

  /// One line per part, for people.
  public List<String> describe() {
    return parts.stream().map(Part::describe).toList();
  }

  /// The file with the notes of some roles exchanged. Tracks that none of them plays stay byte for
  /// byte; in the others all but the exchanged notes stays. A role that nobody plays gets a track
  /// of its own.
  public Smf exchange(Map<Role, Exchange> exchanges) {
    Smf result = smf;
    var added = new ArrayList<SmfTrack>();
    for (Map.Entry<Role, Exchange> entry : exchanges.entrySet()) {
      List<Note> more = entry.getValue().more();
      List<Part> own = parts.stream().filter(part -> part.role() == entry.getKey()).toList();
      for (Part part : own) {
        var exchange = new Exchange(entry.getValue().change(), onChannel(more, part.channel()));
        result = exchanged(result, part, exchange);
        more = List.of(); // the first part plays what is new
      }
      if (own.isEmpty()) {
        added.add(track(entry.getKey(), more));
      }
    }
    return added.isEmpty() ? result : result.plus(added);
  }

  private static Smf exchanged(Smf smf, Part part, Exchange exchange) {
    SmfTrack track = smf.tracks().get(part.track());
    return smf.withTrack(
        part.track(),
        track.withNotes(
            note ->
                note.channel() == part.channel()
                    ? exchange.change().apply(note)
                    : Optional.of(note),
            exchange.more()));
  }

  private SmfTrack track(Role role, List<Note> notes) {
    return new SmfTrackBuilder(smf.division())
        .name(role.trackName())
        .program(0, role.channel(), program(role))
        .volume(0, role.channel(), DEFAULT_VOLUME)
        .notes(onChannel(notes, role.channel()))
        .build();
  }

  /// General MIDI's plainest sound for a role.
  private static int program(Role role) {
    return switch (role) {
      case DRUMS, KEYS -> 0;
      case BASS -> 33;
      case PAD -> 89;
      case LEAD -> 80;
    };
  }

  private static List<Note> onChannel(List<Note> notes, int channel) {
    return notes.stream()
        .map(n -> new Note(n.startTick(), n.lengthTicks(), n.key(), n.velocity(), channel))
        .toList();
  }
}
