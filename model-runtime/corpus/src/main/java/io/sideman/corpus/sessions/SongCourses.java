package io.sideman.corpus.sessions;

import io.sideman.corpus.fit.FitWindows;
import io.sideman.corpus.fit.WindowFile;
import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.corpus.loops.LoopCutter;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.library.item.Item;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// A song as the course of its loops: four bars of one part, taken when they first sound. What came
/// before, or nearly so, is not taken again. Each loop is moved to another key and tempo and
/// analysed by itself, as loops of a library are: neither tells which song it is of.
final class SongCourses {
  private static final int LEAST_NOTES = 4;
  private static final double SAME = 0.6; // share of common notes from which a loop is not new
  private static final int SEMITONES = 3;
  private static final double TEMPO_RANGE = 0.1;

  private final FitWindows.Analysis analysis;
  private final int most;
  private final long seed;

  /// One loop before it is analysed.
  private record Found(Role role, List<Note> notes, double bpm, long start, double tie) {}

  /// @param most loops of a song; later ones are left out
  SongCourses(FitWindows.Analysis analysis, int most, long seed) {
    this.analysis = analysis;
    this.most = most;
    this.seed = seed;
  }

  Course of(Course.Source source, Song song, Map<Role, Integer> programs) {
    var random = new SplittableRandom(seed ^ song.name().hashCode());
    var items = new ArrayList<Item>();
    Map<Role, List<Set<Long>>> known = new EnumMap<>(Role.class);
    for (CorpusLoop loop : new LoopCutter(FitWindows.BARS, Set.of()).cut(song)) {
      for (Found found : inOrder(loop, random)) {
        if (items.size() < most && isNew(found, known)) {
          items.add(item(song, loop.bar(), found, programs, random));
        }
      }
    }
    return new Course(source, song.dataSet(), song.name(), items);
  }

  /// The parts of a window by who comes in first; chance decides between those that come together,
  /// since the order of roles in a file says nothing.
  private static List<Found> inOrder(CorpusLoop loop, SplittableRandom random) {
    var found = new ArrayList<Found>();
    for (Role role : Role.values()) {
      List<Note> notes = loop.loop().notes(role);
      if (notes.size() >= LEAST_NOTES) {
        long start = notes.stream().mapToLong(Note::startTick).min().orElse(0) / Ticks.PER_QUARTER;
        found.add(new Found(role, notes, loop.loop().bpm(), start, random.nextDouble()));
      }
    }
    found.sort(Comparator.comparingLong(Found::start).thenComparingDouble(Found::tie));
    return found;
  }

  private static boolean isNew(Found found, Map<Role, List<Set<Long>>> known) {
    var own = new HashSet<Long>();
    found.notes().forEach(note -> own.add(note.startTick() / Ticks.PER_STEP * 128 + note.key()));
    List<Set<Long>> before = known.computeIfAbsent(found.role(), _ -> new ArrayList<>());
    for (Set<Long> each : before) {
      long common = own.stream().filter(each::contains).count();
      if (common >= SAME * (own.size() + each.size() - common)) {
        return false;
      }
    }
    before.add(own);
    return true;
  }

  private Item item(
      Song song, int bar, Found found, Map<Role, Integer> programs, SplittableRandom random) {
    int by = random.nextInt(-SEMITONES, SEMITONES + 1);
    double bpm = found.bpm() * Math.exp(random.nextDouble(-TEMPO_RANGE, TEMPO_RANGE));
    return analysis.of(
        "%s/%s/%d/%s".formatted(song.dataSet(), song.name(), bar, found.role().id()),
        WindowFile.of(Map.of(found.role(), found.notes()), programs, bpm, by),
        Set.of());
  }
}
