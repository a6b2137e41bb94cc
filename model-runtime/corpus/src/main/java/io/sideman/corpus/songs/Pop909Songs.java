package io.sideman.corpus.songs;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Genre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// POP909 songs: time, chords and keys from the corrected edition (`pop909_cl`), voices from the
/// original (`pop909`). Both hold the same notes in the same order per key, so the k-th C4 of one
/// is the k-th C4 of the other. Melody is the performer and a lead; the piano is split at
/// [#COMPING_FROM] into comping and a bass line.
public final class Pop909Songs {
  public static final String DATA_SET = "pop909_cl";

  /// Piano notes from this key on are comping; lower ones are the bass line.
  private static final int COMPING_FROM = 48;

  private static final int LEAST_CHORDS = 8;

  private Pop909Songs() {}

  /// All songs whose two editions agree note by note.
  public static List<Song> read(Path data) throws IOException {
    var songs = new ArrayList<Song>();
    for (Split split : Split.values()) {
      for (Pop909Cl.Song corrected : Pop909Cl.load(data, split)) {
        String name = corrected.number();
        Path original = data.resolve("pop909").resolve(name).resolve(name + ".mid");
        if (Files.isRegularFile(original)) {
          Song song = song(corrected, MidiParts.read(original));
          if (!song.parts().isEmpty()) {
            songs.add(song);
          }
        }
      }
    }
    return songs;
  }

  private static Song song(Pop909Cl.Song corrected, MidiParts original) {
    Map<String, List<Note>> voices = voices(corrected.notes(), original);
    List<Note> melody = voices.getOrDefault("MELODY", List.of());
    var comping = new ArrayList<Note>();
    var low = new ArrayList<Note>();
    for (Note note : voices.getOrDefault("PIANO", List.of())) {
      (note.key() >= COMPING_FROM ? comping : low).add(note);
    }
    var parts = new HashMap<Role, List<Note>>();
    if (!comping.isEmpty() && corrected.chords().spans().size() > LEAST_CHORDS) {
      parts.put(Role.KEYS, comping);
      parts.put(Role.BASS, Register.normalised(low));
      parts.put(Role.LEAD, melody);
    }
    return new Song(
        corrected.number(),
        DATA_SET,
        Genre.POP,
        corrected.split(),
        corrected.meters(),
        original.tempos(),
        corrected.chords(),
        corrected.keys(),
        parts,
        melody,
        false);
  }

  /// Notes of the corrected edition by the original's track; empty when the editions differ.
  private static Map<String, List<Note>> voices(List<Note> corrected, MidiParts original) {
    var byKey = new HashMap<Integer, Deque<String>>();
    var all = new ArrayList<Map.Entry<Note, String>>();
    for (MidiParts.Part part : original.parts()) {
      part.notes().forEach(note -> all.add(Map.entry(note, part.track())));
    }
    if (all.size() != corrected.size()) {
      return Map.of();
    }
    all.sort(Map.Entry.comparingByKey());
    for (var entry : all) {
      byKey.computeIfAbsent(entry.getKey().key(), _ -> new ArrayDeque<>()).add(entry.getValue());
    }
    var voices = new HashMap<String, List<Note>>();
    for (Note note : corrected) {
      Deque<String> tracks = byKey.get(note.key());
      if (tracks == null || tracks.isEmpty()) {
        return Map.of();
      }
      voices.computeIfAbsent(tracks.remove(), _ -> new ArrayList<>()).add(note);
    }
    return voices;
  }
}
