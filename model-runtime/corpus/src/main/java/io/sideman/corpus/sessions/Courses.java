package io.sideman.corpus.sessions;

import io.sideman.corpus.Split;
import io.sideman.corpus.fit.FitWindows;
import io.sideman.corpus.fit.WindowFile;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.library.item.Item;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/// Reads the courses of one side of the split. Drummers stand on one side whole: those held out are
/// never learned from, and of their takes only those that no network heard are measured on.
public final class Courses {
  /// Drummers whom training never meets.
  static final Set<String> HELD_DRUMMERS =
      Set.of("drummer3", "drummer5", "drummer7", "drummer8", "drummer9");

  private static final int LEAST = 4; // items of a course that tells anything
  private static final int MOST = 24; // items of a course
  private static final int MOST_POP = 12;

  private final Path data;
  private final FitWindows.Analysis analysis;
  private final Consumer<String> progress;
  private final long seed;

  /// @param seed of keys and tempos that loops are moved to
  public Courses(Path data, FitWindows.Analysis analysis, long seed, Consumer<String> progress) {
    this.data = data;
    this.analysis = analysis;
    this.seed = seed;
    this.progress = progress;
  }

  /// Songs of whole bands, pop songs, drummers.
  public List<Course> read(Split side) throws IOException {
    var courses = new ArrayList<Course>();
    var bands = new SongCourses(analysis, MOST, seed);
    for (String set : BandSongs.DATA_SETS) {
      for (BandSongs.Sounding each : BandSongs.sounding(data, set)) {
        if (each.song().split() == side) {
          add(courses, bands.of(Course.Source.SONGS, each.song(), each.programs()));
        }
      }
      progress.accept(set + ": " + told(courses));
    }
    var pop = new SongCourses(analysis, MOST_POP, seed);
    for (Song song : Pop909Songs.read(data)) {
      if (song.split() == side) {
        add(courses, pop.of(Course.Source.POP, song, Map.of()));
      }
    }
    progress.accept("POP909: " + told(courses));
    drummers(side).forEach(course -> add(courses, course));
    progress.accept("drummers: " + told(courses));
    return courses;
  }

  private static void add(List<Course> courses, Course course) {
    if (course.items().size() >= LEAST) {
      courses.add(course);
    }
  }

  private static String told(List<Course> courses) {
    int items = courses.stream().mapToInt(course -> course.items().size()).sum();
    return courses.size() + " courses of " + items + " items so far";
  }

  /// Takes are named drummer/sitting/number, numbers in the order of recording.
  private List<Course> drummers(Split side) throws IOException {
    var sittings = new TreeMap<String, List<Song>>();
    for (Song take : GrooveSongs.read(data)) {
      boolean held = HELD_DRUMMERS.contains(take.name().split("/", -1)[0]);
      if (take.split() == side && held == (side == Split.TEST)) {
        String sitting = take.name().substring(0, take.name().lastIndexOf('/'));
        sittings.computeIfAbsent(sitting, _ -> new ArrayList<>()).add(take);
      }
    }
    var courses = new ArrayList<Course>();
    sittings.forEach((name, takes) -> {
      takes.sort(Comparator.comparingInt(Courses::number));
      List<Item> items = takes.stream().map(this::take).toList();
      courses.add(new Course(Course.Source.DRUMMERS, GrooveSongs.DATA_SET, name, items));
    });
    return courses;
  }

  private static int number(Song take) {
    String digits = take.name().substring(take.name().lastIndexOf('/') + 1);
    return Integer.parseInt(digits.replaceAll("\\D.*", ""));
  }

  private Item take(Song take) {
    double bpm = take.tempos().bpmAt(0);
    return analysis.of(take.name(), WindowFile.of(take.parts(), Map.of(), bpm, 0), Set.of());
  }
}
