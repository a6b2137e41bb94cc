package io.sideman.corpus;

import io.sideman.engine.event.Note;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// The human performances of POP909 with their annotated beats. A file's own tempo is not its beat:
/// times are nanos of playing, and beats come from `beat_midi.txt`.
public final class Pop909 {
  /// Songs whose beat annotation is unusable.
  private static final Set<Integer> SKIPPED = Set.of(289, 308, 326, 331, 334, 519, 537, 540, 884);

  /// One song.
  ///
  /// @param number three digits, the name under which [Split] knows it
  /// @param tracks MELODY, BRIDGE and PIANO as far as present, in file order
  /// @param beats as annotated, in order
  public record Song(String number, List<Track> tracks, List<Beat> beats) {
    public Song {
      tracks = List.copyOf(tracks);
      beats = List.copyOf(beats);
    }

    public long[] beatNanos() {
      return beats.stream().mapToLong(Beat::nanos).toArray();
    }

    /// All tracks as one performance, in playing order.
    public List<PlayedNote> performance() {
      var all = new ArrayList<PlayedNote>();
      tracks.forEach(track -> all.addAll(track.notes()));
      all.sort(PlayedNote.BY_START);
      return all;
    }

    /// The usual number of beats from downbeat to downbeat, which is how the file counts bars; the
    /// ternary songs count two bars of three as six.
    public int beatsPerBar() {
      var counts = new int[64];
      int last = -1;
      for (int i = 0; i < beats.size(); i++) {
        if (beats.get(i).isDownbeat()) {
          if (last >= 0) {
            counts[Math.min(63, i - last)]++;
          }
          last = i;
        }
      }
      int best = 4;
      for (int i = 0; i < counts.length; i++) {
        if (counts[i] > counts[best]) {
          best = i;
        }
      }
      return best;
    }
  }

  /// An annotated beat; a bar starts on a downbeat.
  public record Beat(long nanos, boolean isDownbeat) {}

  /// One track of a song.
  public record Track(String name, List<PlayedNote> notes) {
    public Track {
      notes = List.copyOf(notes);
    }
  }

  private Pop909() {}

  /// The numbers of all usable songs on one side of the split, ascending.
  ///
  /// @param folder the data set's own folder
  public static List<String> numbers(Path folder, Split side) {
    try (var entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> name.matches("\\d{3}"))
          .filter(name -> !SKIPPED.contains(Integer.parseInt(name)))
          .filter(name -> Split.of(name) == side)
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException("cannot list " + folder, e);
    }
  }

  public static Song read(Path folder, String number) {
    Path home = folder.resolve(number);
    Smf smf = SmfReader.read(home.resolve(number + ".mid"));
    TempoMap tempo = smf.tempoMap();
    var tracks = new ArrayList<Track>();
    for (var track : smf.tracks()) {
      var notes = track.notes().stream().map(note -> played(note, tempo)).toList();
      if (!notes.isEmpty()) {
        tracks.add(new Track(track.name().orElse(""), notes));
      }
    }
    return withBeats(number, tracks, home.resolve("beat_midi.txt"));
  }

  private static PlayedNote played(Note note, TempoMap tempo) {
    long start = tempo.nanosAt(note.startTick());
    long end = Math.max(start + 1, tempo.nanosAt(note.endTick()));
    return new PlayedNote(start, end, note.key(), note.velocity());
  }

  private static Song withBeats(String number, List<Track> tracks, Path file) {
    try {
      var beats = new ArrayList<Beat>();
      for (String line : Files.readAllLines(file)) {
        if (line.isBlank()) {
          continue;
        }
        var words = line.trim().split("\\s+", -1);
        long at = Math.round(Double.parseDouble(words[0]) * TempoMap.NANOS_PER_SECOND);
        if (beats.isEmpty() || at > beats.getLast().nanos()) {
          beats.add(new Beat(at, Double.parseDouble(words[2]) > 0));
        }
      }
      return new Song(number, tracks, beats);
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + file, e);
    }
  }
}
