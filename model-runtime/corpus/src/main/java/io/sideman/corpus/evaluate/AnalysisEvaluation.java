package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.time.Ticks;
import io.sideman.library.item.Item;
import io.sideman.library.item.Tonality;
import io.sideman.library.symbolic.SymbolicAnalyst;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the library's quick ear makes of key and chords, beside the networks of the live listener,
/// which have a thousand times as long.
public final class AnalysisEvaluation {
  /// What is counted.
  private static final class Score {
    long right;
    long all;
    int keys;
    double mirex;
    double seconds;

    void chords(Pop909Cl.Song song, Timeline<Chord> heard) {
      for (long tick = 0; tick < song.chordEndTick(); tick += Ticks.PER_STEP) {
        Chord label = song.chords().at(tick);
        right += heard.at(tick).sameTriad(label) ? 1 : 0;
        all++;
      }
    }

    void key(Key heard, Key label) {
      keys += heard.equals(label) ? 1 : 0;
      mirex += ProfileKey.mirex(heard, label);
    }
  }

  private AnalysisEvaluation() {}

  /// @param data the folder that holds all data sets
  public static EvaluationReport run(
      Path data, Split side, Path models, int most, Consumer<String> progress) throws IOException {
    List<Pop909Cl.Song> songs = Pop909Cl.load(data, side);
    songs = songs.subList(0, Math.min(most, songs.size()));
    var analyst = SymbolicAnalyst.reading(models);
    var networks =
        new HarmonyAnalysis(HarmonyModelFile.read(models.resolve("harmony-listener.bin")));
    var quick = new Score();
    var slow = new Score();
    int single = 0;
    for (Pop909Cl.Song song : songs) {
      long start = System.nanoTime();
      Optional<Tonality> heard = quickly(analyst, song);
      quick.seconds += (System.nanoTime() - start) / 1e9;
      quick.chords(song, heard.map(each -> timeline(song, each)).orElse(none()));
      start = System.nanoTime();
      var fully = networks.analyse(song.notes(), song.meters());
      slow.seconds += (System.nanoTime() - start) / 1e9;
      slow.chords(song, fully.chords());
      if (song.singleKey() && heard.isPresent()) {
        single++;
        quick.key(heard.get().key(), song.keys().at(0));
        slow.key(fully.keys().at(0), song.keys().at(0));
      }
      progress.accept("analysis: " + song.number());
    }
    return new EvaluationReport(
        "analysis",
        "pop909_cl, %d songs of the %s side, labels not seen: major/minor/none of each 16th, keys"
                .formatted(songs.size(), side.name().toLowerCase(Locale.ROOT))
            + " of the %d songs that stay in one; *networks* is the whole-file listener"
                .formatted(single),
        rows(quick, slow, songs.size(), single));
  }

  private static Optional<Tonality> quickly(SymbolicAnalyst analyst, Pop909Cl.Song song) {
    List<Note> notes = song.notes();
    Item item =
        analyst.excerpt(
            song.number(), Map.of(Role.KEYS, notes), Optional.empty(), song.meters(), 120);
    return item.tonality();
  }

  /// Half bars count from the first bar with an onset.
  private static Timeline<Chord> timeline(Pop909Cl.Song song, Tonality heard) {
    long first = song.meters().barAt(song.notes().getFirst().startTick());
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (int half = 0; half < heard.chords().size(); half++) {
      long start = song.meters().barStart(first + half / 2);
      long tick = half % 2 == 0 ? start : start + song.meters().meterAt(start).barTicks() / 2;
      spans.add(new Timeline.Span<>(tick, heard.chords().get(half).orElse(Chord.NONE)));
    }
    return Timeline.of(Chord.NONE, spans);
  }

  private static Timeline<Chord> none() {
    return Timeline.of(Chord.NONE, List.of());
  }

  private static List<Row> rows(Score quick, Score slow, int songs, int single) {
    return List.of(
        row("chords, share of time", part(quick.right, quick.all), part(slow.right, slow.all)),
        row("key exact", part(quick.keys, single), part(slow.keys, single)),
        row("key, MIREX score", quick.mirex / single, slow.mirex / single),
        row(
            "milliseconds a song, everything analysed",
            1000 * quick.seconds / songs,
            1000 * slow.seconds / songs));
  }

  private static double part(long right, long all) {
    return all == 0 ? Double.NaN : (double) right / all;
  }

  private static Row row(String metric, double value, double networks) {
    return new Row(metric, value, "", String.format(Locale.ROOT, "networks %.3f", networks));
  }
}
