package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The multi-track sets: whole bands in one MIDI file, described by a `manifest.csv`. Roles are
/// found by [RoleFinder], chords by [ChordGuess]; odd metres and files off the grid are left out.
public final class BandSongs {
  public static final List<String> DATA_SETS =
      List.of("freedoom", "cc0_midis", "blasphemer", "easyrpg_rtp");

  private static final Set<String> ODD_METRES = Set.of("5/4", "6/4", "7/4", "7/8", "13/8");
  private static final double LEAST_GRID_SHARE = 0.85;
  private static final int LEAST_BASS_NOTES = 32;

  private BandSongs() {}

  /// A song and how it sounds.
  ///
  /// @param programs General MIDI program of each role that was found
  public record Sounding(Song song, Map<Role, Integer> programs) {
    public Sounding {
      programs = Map.copyOf(programs);
    }
  }

  public static List<Song> read(Path data, String dataSet) throws IOException {
    return sounding(data, dataSet).stream().map(Sounding::song).toList();
  }

  /// The songs with their instruments.
  public static List<Sounding> sounding(Path data, String dataSet) throws IOException {
    Path folder = data.resolve(dataSet);
    var songs = new ArrayList<Sounding>();
    for (Map<String, String> row : CsvTable.read(folder.resolve("manifest.csv"))) {
      String aligned = row.getOrDefault("grid_align", "");
      boolean onGrid = aligned.isEmpty() || Double.parseDouble(aligned) >= LEAST_GRID_SHARE;
      boolean there = Files.isRegularFile(folder.resolve(row.getOrDefault("file", "")));
      if (there && onGrid && !ODD_METRES.contains(row.getOrDefault("timesig", ""))) {
        songs.add(song(folder, dataSet, row));
      }
    }
    return songs;
  }

  private static Sounding song(Path folder, String dataSet, Map<String, String> row)
      throws IOException {
    String file = row.getOrDefault("file", "");
    MidiParts midi = MidiParts.read(folder.resolve(file));
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    Map<Role, Integer> programs = new EnumMap<>(Role.class);
    RoleFinder.players(midi)
        .forEach((role, part) -> {
          parts.put(role, part.notes());
          programs.put(role, part.program());
        });
    var tonal = new ArrayList<Note>();
    long end = 0;
    for (MidiParts.Part part : midi.parts()) {
      for (Note note : part.notes()) {
        end = Math.max(end, note.endTick());
        if (!note.isDrum() && part.program() < RoleFinder.FIRST_EFFECT) {
          tonal.add(note);
        }
      }
    }
    tonal.sort(null);
    List<Note> bass = parts.getOrDefault(Role.BASS, List.of());
    parts.remove(Role.BASS);
    if (bass.size() >= LEAST_BASS_NOTES) {
      parts.put(Role.BASS, Register.normalised(bass));
    }
    Key key = ChordGuess.key(tonal);
    var song =
        new Song(
            stem(file),
            dataSet,
            genre(row.getOrDefault("style_hint_heuristic", "")),
            Split.of(stem(row.getOrDefault("cluster", file))), // copies of a piece stay together
            midi.meters(),
            midi.tempos(),
            ChordGuess.chords(tonal, bass, midi.meters(), end),
            Timeline.of(key, List.of()),
            parts,
            parts.getOrDefault(Role.LEAD, List.of()),
            false);
    return new Sounding(song, programs);
  }

  private static String stem(String file) {
    int dot = file.lastIndexOf('.');
    return dot < 0 ? file : file.substring(0, dot);
  }

  private static Genre genre(String hint) {
    return switch (hint) {
      case "metal_rock" -> Genre.METAL;
      case "electronic" -> Genre.ELECTRONIC;
      case "ambient_other" -> Genre.AMBIENT;
      case "band_other" -> Genre.ROCK;
      default -> Genre.OTHER;
    };
  }
}
