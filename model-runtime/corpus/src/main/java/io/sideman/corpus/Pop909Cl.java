package io.sideman.corpus;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.MeterMap;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// Reads `pop909_cl`: pop songs for piano (melody and accompaniment in one track) on the true beat,
/// with chords, keys and metre corrected by experts.
public final class Pop909Cl {
  /// One song.
  ///
  /// @param number as in the file name, three digits
  /// @param notes melody and accompaniment
  /// @param chords as labelled, [Chord#NONE] where the label has a gap
  /// @param keys as labelled
  /// @param chordEndTick where the last labelled chord ends
  public record Song(
      String number,
      List<Note> notes,
      Timeline<Chord> chords,
      Timeline<Key> keys,
      MeterMap meters,
      long chordEndTick) {
    public Split split() {
      return Split.of(number);
    }

    /// True when one key rules from start to end.
    public boolean singleKey() {
      return keys.spans().isEmpty();
    }
  }

  private Pop909Cl() {}

  /// Songs of one side of the split by number, those without chord or piano track left out.
  ///
  /// @param data the folder that holds all data sets
  public static List<Song> load(Path data, Split split) throws IOException {
    var songs = new ArrayList<Song>();
    for (Path file : files(data)) {
      String number = file.getFileName().toString().replace(".mid", "");
      if (Split.of(number) == split) {
        Smf smf = SmfReader.read(file);
        var piano = track(smf, true);
        var spelled = track(smf, false);
        if (!piano.isEmpty() && !spelled.isEmpty() && !smf.keySignatures().isEmpty()) {
          songs.add(song(number, smf, piano, spelled));
        }
      }
    }
    return songs;
  }

  private static List<Path> files(Path data) throws IOException {
    Path folder = data.resolve("pop909_cl");
    if (!Files.isDirectory(folder)) {
      throw new IOException("There is no folder pop909_cl in " + data + "; see --data.");
    }
    try (var listed = Files.list(folder)) {
      return listed.filter(f -> f.toString().endsWith(".mid")).sorted().toList();
    }
  }

  private static List<Note> track(Smf smf, boolean piano) {
    for (SmfTrack track : smf.tracks()) {
      if (!track.notes().isEmpty() && track.name().orElse("").equals("piano") == piano) {
        return track.notes();
      }
    }
    return List.of();
  }

  private static Song song(String number, Smf smf, List<Note> piano, List<Note> spelled) {
    var keys = new ArrayList<>(smf.keySignatures());
    Key first = keys.removeFirst().value();
    long end = spelled.stream().mapToLong(Note::endTick).max().orElseThrow();
    return new Song(number, piano, chords(spelled), Timeline.of(first, keys), smf.meterMap(), end);
  }

  /// Chords are spelled as notes that start together, the bass lowest.
  static Timeline<Chord> chords(List<Note> spelled) {
    var starts = new TreeMap<Long, List<Note>>();
    for (Note note : spelled) {
      starts.computeIfAbsent(note.startTick(), _ -> new ArrayList<>()).add(note);
    }
    var spans = new ArrayList<Timeline.Span<Chord>>();
    long end = 0;
    for (var entry : starts.entrySet()) {
      if (!spans.isEmpty() && end < entry.getKey()) {
        spans.add(new Timeline.Span<>(end, Chord.NONE));
      }
      spans.add(new Timeline.Span<>(entry.getKey(), ChordSpelling.chord(entry.getValue())));
      end = entry.getValue().stream().mapToLong(Note::endTick).max().orElseThrow();
    }
    if (!spans.isEmpty()) {
      spans.add(new Timeline.Span<>(end, Chord.NONE));
    }
    return Timeline.of(Chord.NONE, spans);
  }
}
