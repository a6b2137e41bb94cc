package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// How differently the band plays the same chords under different seeds, and how differently people
/// play from bar to bar: what share of notes two takes do not have in common.
public final class DiversityEvaluation {
  private static final int BARS = 16;
  private static final int SEEDS = 6;
  private static final int PROGRESSIONS = 2; // per style

  private DiversityEvaluation() {}

  /// @param data the folder that holds all data sets
  public static EvaluationReport run(
      Path data, BandFactory factory, List<Style> styles, Consumer<String> progress)
      throws IOException {
    List<Song> songs =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == Split.TEST)
            .filter(song -> song.meters().meterAt(0).equals(Meter.COMMON))
            .filter(song -> !song.chords().spans().isEmpty())
            .limit(PROGRESSIONS * (long) styles.size())
            .toList();
    var rows = new ArrayList<Row>();
    for (double adventure : new double[] {0, 0.5, 1}) {
      Map<Role, double[]> sums = new EnumMap<>(Role.class);
      for (int i = 0; i < styles.size(); i++) {
        for (int j = 0; j < PROGRESSIONS; j++) {
          Song song = songs.get((i * PROGRESSIONS + j) % songs.size());
          compare(takes(song, styles.get(i), factory, adventure), sums);
        }
        progress.accept(
            "diversity: adventure %.1f, style %d of %d".formatted(adventure, i + 1, styles.size()));
      }
      sums.forEach((role, sum) ->
          rows.add(
              new Row(
                  "adventure %.1f, %s: notes two seeds do not share"
                      .formatted(adventure, role.id()),
                  sum[0] / sum[1],
                  "%.0f pairs of takes, identical %.0f".formatted(sum[1], sum[2]),
                  "")));
    }
    String protocol =
        ("%d bars over the chords of %d test songs of POP909-CL in each of %d styles, seeds 1 to %d;"
                + " 1 - |A and B| / |A or B| of the sets of (16th, key) of two takes, mean over"
                + " pairs of seeds; 0 is the same take twice")
            .formatted(BARS, PROGRESSIONS, styles.size(), SEEDS);
    return new EvaluationReport("diversity", protocol, rows);
  }

  private static List<Map<Role, List<Note>>> takes(
      Song song, Style style, BandFactory factory, double adventure) {
    var takes = new ArrayList<Map<Role, List<Note>>>();
    for (long seed = 1; seed <= SEEDS; seed++) {
      var request =
          new Generation.Request(
              song.chords(),
              song.keys(),
              Meter.COMMON,
              style.tempo().defaultBpm(),
              BARS,
              0.6,
              new BandSettings(EnumSet.allOf(Role.class), 0.5, adventure, 1, seed));
      takes.add(Generation.play(request, factory.band(style), _ -> {}));
    }
    return takes;
  }

  /// Adds to sums of (distance, pairs, identical pairs).
  private static void compare(List<Map<Role, List<Note>>> takes, Map<Role, double[]> sums) {
    for (int a = 0; a < takes.size(); a++) {
      for (int b = a + 1; b < takes.size(); b++) {
        for (Role role : Role.values()) {
          Set<Long> one = places(takes.get(a).getOrDefault(role, List.of()));
          Set<Long> two = places(takes.get(b).getOrDefault(role, List.of()));
          if (!one.isEmpty() || !two.isEmpty()) {
            double distance = distance(one, two);
            double[] sum = sums.computeIfAbsent(role, _ -> new double[3]);
            sum[0] += distance;
            sum[1]++;
            sum[2] += distance == 0 ? 1 : 0;
          }
        }
      }
    }
  }

  private static double distance(Set<Long> a, Set<Long> b) {
    var both = new HashSet<>(a);
    both.retainAll(b);
    return 1 - (double) both.size() / (a.size() + b.size() - both.size());
  }

  private static Set<Long> places(List<Note> notes) {
    var places = new HashSet<Long>();
    for (Note note : notes) {
      long step = Math.floorDiv(note.startTick() + Ticks.PER_STEP / 2, (long) Ticks.PER_STEP);
      places.add(step << 7 | note.key());
    }
    return places;
  }
}
