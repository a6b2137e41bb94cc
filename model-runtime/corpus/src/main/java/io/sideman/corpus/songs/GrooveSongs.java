package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Human drum takes of the Groove MIDI Dataset. A take is held out when either our split or the
/// set's own split says so, so that figures may stand beside papers as well.
public final class GrooveSongs {
  public static final String DATA_SET = "groove_gmd";

  private GrooveSongs() {}

  public static List<Song> read(Path data) throws IOException {
    Path folder = data.resolve(DATA_SET);
    var songs = new ArrayList<Song>();
    for (Map<String, String> row : CsvTable.read(folder.resolve("info.csv"))) {
      Path file = folder.resolve(row.getOrDefault("midi_filename", ""));
      if (Files.isRegularFile(file)) {
        songs.add(song(file, row));
      }
    }
    return songs;
  }

  /// Names of the takes that the set's own split gives to its test side, as papers use them.
  public static Set<String> ownTestTakes(Path data) throws IOException {
    var names = new HashSet<String>();
    for (Map<String, String> row : CsvTable.read(data.resolve(DATA_SET).resolve("info.csv"))) {
      if (row.getOrDefault("split", "").equals("test")) {
        names.add(row.getOrDefault("id", ""));
      }
    }
    return names;
  }

  /// The style of each take by the set's first word for it, such as `afrocuban`; 18 of them.
  public static Map<String, String> styles(Path data) throws IOException {
    var styles = new HashMap<String, String>();
    for (Map<String, String> row : CsvTable.read(data.resolve(DATA_SET).resolve("info.csv"))) {
      styles.put(row.getOrDefault("id", ""), row.getOrDefault("style", "").split("/", -1)[0]);
    }
    return styles;
  }

  private static Song song(Path file, Map<String, String> row) throws IOException {
    MidiParts midi = MidiParts.read(file);
    var notes = new ArrayList<Note>();
    midi.parts().forEach(part -> notes.addAll(part.notes()));
    notes.sort(null);
    String[] metre = row.getOrDefault("time_signature", "4-4").split("-", -1);
    return new Song(
        row.getOrDefault("id", ""),
        DATA_SET,
        genre(row.getOrDefault("style", "")),
        split(file, row.getOrDefault("split", "")),
        MeterMap.of(new Meter(Integer.parseInt(metre[0]), Integer.parseInt(metre[1]))),
        TempoMap.of(Double.parseDouble(row.getOrDefault("bpm", "120"))),
        Timeline.of(Chord.NONE, List.of()),
        Timeline.of(new Key(0, false), List.of()),
        Map.of(Role.DRUMS, notes),
        List.of(),
        "fill".equals(row.get("beat_type")));
  }

  private static Split split(Path file, String theirs) {
    String name = file.getFileName().toString();
    Split ours = Split.of(name.substring(0, name.lastIndexOf('.')));
    if (ours == Split.TEST || theirs.equals("test")) {
      return Split.TEST;
    }
    return theirs.equals("validation") ? Split.VALIDATION : ours;
  }

  private static Genre genre(String style) {
    return switch (style.split("/", -1)[0]) {
      case "rock", "punk", "blues" -> Genre.ROCK;
      case "funk", "neworleans", "afrobeat" -> Genre.FUNK;
      case "soul", "gospel" -> Genre.SOUL;
      case "jazz" -> Genre.JAZZ;
      case "latin", "afrocuban", "highlife" -> Genre.LATIN;
      case "reggae" -> Genre.REGGAE;
      case "hiphop" -> Genre.HIPHOP;
      case "country" -> Genre.COUNTRY;
      case "dance" -> Genre.HOUSE;
      case "pop" -> Genre.POP;
      default -> Genre.OTHER;
    };
  }
}
