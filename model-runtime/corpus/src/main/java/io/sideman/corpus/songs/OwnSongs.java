package io.sideman.corpus.songs;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.engine.chart.MarkedChords;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.HeardHarmony;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfException;
import io.sideman.engine.smf.SmfReader;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.StyleException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The MIDI files of a folder of the user's, read as songs of a band. What does not parse or holds
/// too little music is set aside with a reason.
///
/// @param songs in the order of their paths
public record OwnSongs(List<OwnSong> songs, List<Skipped> skipped) {
  /// What these songs are called where data sets are named.
  public static final String DATA_SET = "own";

  private static final List<String> ENDINGS = List.of(".mid", ".midi", ".kar", ".smf");
  private static final int LEAST_NOTES = 32;

  /// One of the songs.
  ///
  /// @param file relative to the folder
  /// @param programs General MIDI program (drum kit for drums) of each role that was found
  public record OwnSong(Path file, Song song, Map<Role, Integer> programs) {
    public OwnSong {
      programs = Map.copyOf(programs);
    }
  }

  /// A file that is not used.
  public record Skipped(String file, String reason) {}

  public OwnSongs {
    songs = List.copyOf(songs);
    skipped = List.copyOf(skipped);
  }

  /// Reads a folder and those below it.
  ///
  /// @param progress is told the share done, by one thread at a time
  /// @param ear hears the chords and the key where a file does not tell them
  /// @throws StyleException when no file of it can be used
  public static OwnSongs read(Path folder, Genre genre, HarmonyModel ear, DoubleConsumer progress)
      throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new StyleException(
          folder + " must be a folder of MIDI files, but there is none. Check the path.");
    }
    List<Path> files = files(folder);
    if (files.isEmpty()) {
      throw new StyleException(
          "%s must hold MIDI files (%s), but holds none. Name the folder that has them."
              .formatted(folder, String.join(", ", ENDINGS)));
    }
    var songs = new ArrayList<OwnSong>();
    var skipped = new ArrayList<Skipped>();
    for (Read read : readAll(folder, files, genre, ear, progress)) {
      if (read.song() != null) {
        songs.add(read.song());
      } else {
        skipped.add(new Skipped(read.name().toString(), read.reason()));
      }
    }
    if (songs.isEmpty()) {
      throw new StyleException(
          "None of the %d MIDI files in %s can be used; %s: %s"
              .formatted(
                  files.size(), folder, skipped.getFirst().file(), skipped.getFirst().reason()));
    }
    return new OwnSongs(songs, skipped);
  }

  /// What became of a file: a song or a reason.
  private record Read(Path name, @Nullable OwnSong song, String reason) {}

  /// On all cores, since hearing the harmony takes a third of a second for a whole song.
  private static List<Read> readAll(
      Path folder, List<Path> files, Genre genre, HarmonyModel ear, DoubleConsumer progress) {
    var done = new AtomicInteger();
    return files.parallelStream()
        .map(file -> {
          Path name = folder.relativize(file);
          Read read = read(file, name, genre, ear);
          synchronized (done) {
            progress.accept((double) done.incrementAndGet() / files.size());
          }
          return read;
        })
        .toList();
  }

  private static Read read(Path file, Path name, Genre genre, HarmonyModel ear) {
    try {
      return new Read(name, song(file, name, genre, new HarmonyAnalysis(ear)), "");
    } catch (IOException | SmfException e) {
      return new Read(name, null, String.valueOf(e.getMessage()));
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(OwnSongs::isMidi).sorted().toList();
    }
  }

  private static boolean isMidi(Path file) {
    String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && ENDINGS.stream().anyMatch(name::endsWith);
  }

  private static OwnSong song(Path file, Path name, Genre genre, HarmonyAnalysis listener)
      throws IOException {
    Smf smf = SmfReader.read(file);
    MidiParts midi = MidiParts.of(smf);
    Map<Role, MidiParts.Part> players = RoleFinder.players(midi);
    var parts = new EnumMap<Role, List<Note>>(Role.class);
    var programs = new EnumMap<Role, Integer>(Role.class);
    int count = 0;
    for (var player : players.entrySet()) {
      parts.put(player.getKey(), player.getValue().notes());
      programs.put(player.getKey(), player.getValue().program());
      count += player.getValue().notes().size();
    }
    if (count < LEAST_NOTES) {
      throw new IOException(
          "must hold at least %d notes of drums, bass, keys, pad or lead, but %d were found"
              .formatted(LEAST_NOTES, count));
    }
    HeardHarmony heard = listener.analyse(tonal(midi), midi.meters());
    var song =
        new Song(
            name.toString(),
            DATA_SET,
            genre,
            Split.TRAIN,
            midi.meters(),
            midi.tempos(),
            MarkedChords.of(smf).orElse(heard.chords()),
            Timeline.of(smf.keySignature().orElseGet(() -> usualKey(heard, smf)), List.of()),
            parts,
            parts.getOrDefault(Role.LEAD, List.of()),
            false);
    return new OwnSong(name, song, programs);
  }

  /// The key that rules longest.
  private static Key usualKey(HeardHarmony heard, Smf smf) {
    Key best = heard.keys().at(0);
    Map<Key, Long> ticks = new LinkedHashMap<>();
    for (long tick = 0; tick < smf.endTick(); ) {
      long end = Math.min(smf.endTick(), heard.keys().nextChange(tick));
      ticks.merge(heard.keys().at(tick), end - tick, Long::sum);
      tick = end;
    }
    for (Map.Entry<Key, Long> entry : ticks.entrySet()) {
      best = entry.getValue() > ticks.getOrDefault(best, 0L) ? entry.getKey() : best;
    }
    return best;
  }

  private static List<Note> tonal(MidiParts midi) {
    var tonal = new ArrayList<Note>();
    for (MidiParts.Part part : midi.parts()) {
      if (part.channel() != 9 && part.program() < RoleFinder.FIRST_EFFECT) {
        tonal.addAll(part.notes());
      }
    }
    tonal.sort(null);
    return tonal;
  }
}
