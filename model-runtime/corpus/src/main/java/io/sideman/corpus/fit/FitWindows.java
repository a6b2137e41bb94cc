package io.sideman.corpus.fit;

import io.sideman.corpus.Split;
import io.sideman.corpus.fit.FitWindow.Voice;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCutter;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/// Cuts the songs of one side into windows and has each part, each rest and each whole analysed by
/// itself: no window knows more of its harmony than its own notes tell.
public final class FitWindows {
  /// Bars of a window.
  public static final int BARS = 4;

  private static final int LEAST_NOTES = 4;
  private static final int FAR_SEMITONES = 6; // of whole windows
  private static final int NEAR_SEMITONES = 3; // of parts, as suggestions go
  private static final double TEMPO_RANGE = 0.1;

  /// What makes items of notes.
  @FunctionalInterface
  public interface Analysis {
    Item of(String id, Smf notes, Set<String> words);
  }

  private final Analysis analysis;
  private final int mostPerSong;
  private final long seed;

  /// @param mostPerSong windows of one song, spread over it
  /// @param seed of keys and tempos
  public FitWindows(Analysis analysis, int mostPerSong, long seed) {
    this.analysis = analysis;
    this.mostPerSong = mostPerSong;
    this.seed = seed;
  }

  /// Whole bands, with their own instruments.
  public List<FitWindow> bands(Path data, Split side, int songs, Consumer<String> progress)
      throws IOException {
    var windows = new ArrayList<FitWindow>();
    int taken = 0;
    for (String set : BandSongs.DATA_SETS) {
      for (BandSongs.Sounding each : BandSongs.sounding(data, set)) {
        if (each.song().split() == side && taken < songs) {
          taken++;
          windows.addAll(cut(each.song(), each.programs()));
        }
      }
      progress.accept(set + ": " + windows.size() + " windows so far");
    }
    return windows;
  }

  /// Melody, piano and bass line of POP909.
  public List<FitWindow> pop(Path data, Split side, int songs, Consumer<String> progress)
      throws IOException {
    var windows = new ArrayList<FitWindow>();
    int taken = 0;
    for (Song song : Pop909Songs.read(data)) {
      if (song.split() == side && taken < songs) {
        taken++;
        windows.addAll(cut(song, Map.of()));
        if (taken % 100 == 0) {
          progress.accept("POP909: " + windows.size() + " windows so far");
        }
      }
    }
    return windows;
  }

  /// The windows of a song in which at least two roles play.
  public List<FitWindow> cut(Song song, Map<Role, Integer> programs) {
    List<CorpusLoop> loops =
        new LoopCutter(BARS, Set.of())
            .cut(song).stream().filter(loop -> playing(loop).size() > 1).toList();
    var windows = new ArrayList<FitWindow>();
    int wanted = Math.min(mostPerSong, loops.size());
    for (int i = 0; i < wanted; i++) {
      windows.add(window(loops.get((int) ((i + 0.5) * loops.size() / wanted)), programs));
    }
    return windows;
  }

  private static Map<Role, List<Note>> playing(CorpusLoop loop) {
    var parts = new EnumMap<Role, List<Note>>(Role.class);
    loop.loop()
        .parts()
        .forEach((role, notes) -> {
          if (notes.size() >= LEAST_NOTES) {
            parts.put(role, notes);
          }
        });
    return parts;
  }

  private FitWindow window(CorpusLoop loop, Map<Role, Integer> programs) {
    Map<Role, List<Note>> parts = playing(loop);
    String name = loop.source() + "/" + loop.song() + "/" + loop.bar();
    var random = new SplittableRandom(seed ^ name.hashCode());
    double bpm = loop.loop().bpm();
    Map<Role, Voice> voices = new EnumMap<>(Role.class);
    parts.forEach((role, notes) -> {
      Map<Role, List<Note>> own = Map.of(role, notes);
      Map<Role, List<Note>> others = new EnumMap<>(parts);
      others.remove(role);
      int by = random.nextInt(-NEAR_SEMITONES, NEAR_SEMITONES + 1);
      double to = bpm * tempo(random);
      String id = name + "/" + role.id();
      voices.put(
          role,
          new Voice(
              analysis.of(id, WindowFile.of(own, programs, bpm, 0), Set.of()),
              analysis.of(id + "/moved", WindowFile.of(own, programs, to, by), Set.of()),
              analysis.of(id + "/rest", WindowFile.of(others, programs, bpm, 0), names(others))));
    });
    int by = random.nextInt(-FAR_SEMITONES, FAR_SEMITONES);
    double to = bpm * tempo(random);
    return new FitWindow(
        loop.source(),
        loop.song(),
        loop.bar(),
        analysis.of(name, WindowFile.of(parts, programs, bpm, 0), names(parts)),
        analysis.of(name + "/moved", WindowFile.of(parts, programs, to, by), names(parts)),
        voices);
  }

  private static double tempo(SplittableRandom random) {
    return Math.exp(random.nextDouble(-TEMPO_RANGE, TEMPO_RANGE));
  }

  /// A session knows who plays in it.
  private static Set<String> names(Map<Role, ?> parts) {
    return parts.keySet().stream().map(Role::id).collect(Collectors.toCollection(HashSet::new));
  }
}
