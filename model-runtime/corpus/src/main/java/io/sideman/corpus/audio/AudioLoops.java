package io.sideman.corpus.audio;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;

/// Windows of four bars in 4/4 with known tempo and, where people wrote it down, key.
///
/// @param source which set of data
/// @param key as labelled by experts; empty where nobody did
/// @param chords likewise, one per half bar
public record AudioLoops(
    String source,
    String song,
    Segment segment,
    double bpm,
    Optional<Key> key,
    List<Chord> chords,
    List<Note> notes) {
  public static final int BARS = 4;
  private static final long BAR = 4L * Ticks.PER_QUARTER;
  private static final int LEAST_NOTES = 12;
  private static final double LEAST_BPM = 60;
  private static final double MOST_BPM = 180;

  /// Piano loops of songs with one key, at tempi drawn at random: the corrected songs state none
  /// that is theirs.
  public static List<AudioLoops> piano(Path data, Split split, int most, long seed)
      throws IOException {
    var random = new Random(seed);
    var loops = new ArrayList<AudioLoops>();
    for (Pop909Cl.Song song : Pop909Cl.load(data, split)) {
      boolean common = song.meters().meterAt(0).barTicks() == BAR;
      if (song.singleKey() && common && loops.size() < most) {
        double bpm = 70 + random.nextInt(71);
        window(song.notes(), song.chordEndTick(), random)
            .ifPresent(from ->
                loops.add(
                    loop(
                            "pop909_cl",
                            song.number(),
                            song.notes(),
                            from,
                            bpm,
                            Map.of(),
                            Optional.of(song.keys().at(0)))
                        .with(song.chords(), from)));
      }
    }
    return loops;
  }

  /// Takes of drummers at the tempo they played to.
  public static List<AudioLoops> drums(Path data, Split split, int most, long seed)
      throws IOException {
    var random = new Random(seed);
    var ownTest = GrooveSongs.ownTestTakes(data);
    var loops = new ArrayList<AudioLoops>();
    for (Song song : GrooveSongs.read(data)) {
      boolean right =
          split == Split.TEST
              ? ownTest.contains(song.name())
              : song.split() == split && !ownTest.contains(song.name());
      List<Note> notes = song.parts().getOrDefault(Role.DRUMS, List.of());
      if (right && !song.fill() && common(song) && loops.size() < most) {
        window(notes, song.endTick(), random)
            .ifPresent(from ->
                loops.add(
                    loop(
                        GrooveSongs.DATA_SET,
                        song.name(),
                        notes,
                        from,
                        song.tempos().bpmAt(from),
                        Map.of(),
                        Optional.empty())));
      }
    }
    return loops;
  }

  /// Whole bands.
  public static List<AudioLoops> bands(Path data, Split split, int most, long seed)
      throws IOException {
    var random = new Random(seed);
    var loops = new ArrayList<AudioLoops>();
    for (String set : List.of("freedoom", "cc0_midis")) {
      for (BandSongs.Sounding sounding : BandSongs.sounding(data, set)) {
        Song song = sounding.song();
        if (song.split() != split || !common(song) || loops.size() >= most) {
          continue;
        }
        var notes = new ArrayList<Note>();
        var programs = new HashMap<Integer, Integer>();
        song.parts()
            .forEach((role, part) -> {
              programs.put(role.channel(), sounding.programs().getOrDefault(role, 0));
              part.forEach(note ->
                  notes.add(
                      new Note(
                          note.startTick(),
                          note.lengthTicks(),
                          note.key(),
                          note.velocity(),
                          role.channel())));
            });
        notes.sort(null);
        window(notes, song.endTick(), random)
            .ifPresent(from ->
                loops.add(
                    loop(
                        "bands",
                        song.name(),
                        notes,
                        from,
                        song.tempos().bpmAt(from),
                        programs,
                        Optional.empty())));
      }
    }
    return loops;
  }

  private static boolean common(Song song) {
    double bpm = song.tempos().bpmAt(0);
    return song.meters().meterAt(0).barTicks() == BAR && bpm >= LEAST_BPM && bpm <= MOST_BPM;
  }

  /// A bar line from which four bars are full of notes.
  private static Optional<Long> window(List<Note> notes, long end, Random random) {
    int bars = (int) (end / BAR) - BARS;
    for (int attempt = 0; attempt < 12 && bars > 0; attempt++) {
      long from = random.nextInt(bars) * BAR;
      boolean[] full = new boolean[BARS];
      int count = 0;
      for (Note note : notes) {
        if (note.startTick() >= from && note.startTick() < from + BARS * BAR) {
          full[(int) ((note.startTick() - from) / BAR)] = true;
          count++;
        }
      }
      if (count >= LEAST_NOTES && full[0] && full[1] && full[2] && full[3]) {
        return Optional.of(from);
      }
    }
    return Optional.empty();
  }

  private static AudioLoops loop(
      String source,
      String song,
      List<Note> notes,
      long from,
      double bpm,
      Map<Integer, Integer> programs,
      Optional<Key> key) {
    double seconds = BARS * 240 / bpm;
    var strokes = Segment.strokes(notes, from, from + BARS * BAR, bpm);
    List<Note> own =
        notes.stream()
            .filter(n -> n.startTick() >= from && n.startTick() < from + BARS * BAR)
            .toList();
    return new AudioLoops(
        source, song, new Segment(strokes, programs, seconds, 0), bpm, key, List.of(), own);
  }

  /// Chords in the middle of each half bar.
  private AudioLoops with(Timeline<Chord> timeline, long from) {
    var halves = new ArrayList<Chord>();
    for (int half = 0; half < 2 * BARS; half++) {
      halves.add(timeline.at(from + half * BAR / 2 + BAR / 4));
    }
    return new AudioLoops(source, song, segment, bpm, key, halves, notes);
  }

  /// The same loop with more silence, or less of its end, by so many seconds.
  public AudioLoops longer(double seconds) {
    var other = new Segment(segment.strokes(), segment.programs(), segment.seconds() + seconds, 0);
    return new AudioLoops(source, song, other, bpm, key, chords, notes);
  }
}
