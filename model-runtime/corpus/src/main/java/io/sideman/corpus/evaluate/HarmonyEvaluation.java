package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.LeadSheets;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.listen.harmony.HeardHarmony;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.BiPredicate;
import java.util.function.Consumer;
import java.util.function.LongFunction;

/// Measures the hearing of chords and keys against the corrected labels of `pop909_cl`, test songs
/// only, beside untrained rivals on the same songs.
public final class HarmonyEvaluation {
  private static final int RESAMPLES = 1000;
  private static final String LIVE = "live: ";
  private static final String WHOLE = "whole file: ";
  private static final String MAJOR_MINOR = "major/minor/none (MIREX: other labels not scored)";
  private static final String ALL_LABELS = "root and third, all labels (sus as major)";

  private final HarmonyModel model;
  private final List<Pop909Cl.Song> songs;
  private final Consumer<String> progress;
  private final List<Row> rows = new ArrayList<>();

  private HarmonyEvaluation(
      HarmonyModel model, List<Pop909Cl.Song> songs, Consumer<String> progress) {
    this.model = model;
    this.songs = songs;
    this.progress = progress;
  }

  /// Evaluates the shipped model.
  ///
  /// @param data the folder that holds all data sets
  /// @param modelFile such as presets/models/harmony-listener.bin
  public static EvaluationReport run(Path data, Path modelFile, Consumer<String> progress)
      throws IOException {
    return run(data, modelFile, Split.TEST, progress);
  }

  private static EvaluationReport run(
      Path data, Path modelFile, Split side, Consumer<String> progress) throws IOException {
    HarmonyModel model = HarmonyModelFile.read(modelFile);
    List<Song> sheets = side == Split.TEST ? LeadSheets.read(data) : List.of();
    return run(model, Pop909Cl.load(data, side), sheets, progress);
  }

  static EvaluationReport run(
      HarmonyModel model, List<Pop909Cl.Song> songs, List<Song> sheets, Consumer<String> progress) {
    var evaluation = new HarmonyEvaluation(model, songs, progress);
    evaluation.liveChords();
    evaluation.wholeChordsAndKeys();
    evaluation.melodyKeys(sheets);
    evaluation.modulations();
    return new EvaluationReport("harmony", protocol(songs), List.copyOf(evaluation.rows));
  }

  /// `DATA MODEL [validation]`
  public static void main(String[] args) throws IOException {
    Split side = args.length > 2 ? Split.VALIDATION : Split.TEST;
    var report = run(Path.of(args[0]), Path.of(args[1]), side, System.err::println);
    System.out.println(report.protocol());
    for (Row row : report.rows()) {
      System.out.printf(
          "| %s | %.3f | %s | %s |%n", row.metric(), row.value(), row.spread(), row.reference());
    }
  }

  private static String protocol(List<Pop909Cl.Song> songs) {
    return "pop909_cl, "
        + songs.size()
        + " songs of one side of the split, piano track (melody and accompaniment), beats given;"
        + " time overlap over all songs from the first note or chord to the end of the last chord;"
        + " live: each 16th scored by what had been decided by its end; spread: 95 % interval over"
        + " songs (bootstrap)";
  }

  private void liveChords() {
    double[] ours = new double[songs.size()];
    double[] oursAll = new double[songs.size()];
    double[] rival = new double[songs.size()];
    double[] rivalAll = new double[songs.size()];
    var delays = new ChordDelays();
    double keyAtEnd = 0;
    for (int i = 0; i < ours.length; i++) {
      Pop909Cl.Song song = songs.get(i);
      long end = song.chordEndTick();
      var heard = LiveHearing.of(model, song.notes(), song.meters(), end);
      var filtered = TriadFilter.decide(song.notes(), end);
      ours[i] = triads(song, heard.chords(), true);
      oursAll[i] = triads(song, heard.chords(), false);
      rival[i] = triads(song, filtered, true);
      rivalAll[i] = triads(song, filtered, false);
      delays.add(song, heard.chords());
      keyAtEnd += heard.keys().getLast().equals(song.keys().at(end - 1)) ? 1 : 0;
    }
    progress.accept("live chords heard");
    add(LIVE + MAJOR_MINOR, ours, "bar >= .93; " + rival(rival));
    add(LIVE + ALL_LABELS, oursAll, rival(rivalAll));
    rows.add(
        new Row(
            "live: median delay of a decision, ticks (480 is an eighth)",
            delays.median(),
            String.format("90 %% within %.0f; %.1f %% never", delays.p90(), delays.missed()),
            "bar <= 480"));
    rows.add(new Row("live: key right at the end of the song", keyAtEnd / ours.length, "", ""));
  }

  private static String rival(double[] bySong) {
    return String.format("%.3f untrained 24-state filter, same run", mean(bySong));
  }

  private static double triads(Pop909Cl.Song song, List<Chord> decisions, boolean majorMinorOnly) {
    var agreement = new HarmonyScores.Agreement();
    LongFunction<Chord> heard = t -> decisions.get((int) (t / Ticks.PER_STEP));
    if (majorMinorOnly) {
      agreement.addMajorMinor(song, heard);
    } else {
      agreement.add(song, heard, Chord::sameTriad);
    }
    return agreement.share();
  }

  private void wholeChordsAndKeys() {
    var analysis = new HarmonyAnalysis(model);
    double[] triads = new double[songs.size()];
    double[] triadsAll = new double[songs.size()];
    double[] qualities = new double[songs.size()];
    double[] full = new double[songs.size()];
    var keys = new KeyTally();
    for (int i = 0; i < triads.length; i++) {
      Pop909Cl.Song song = songs.get(i);
      HeardHarmony heard = analysis.analyse(song.notes(), song.meters());
      triadsAll[i] = share(song, heard, Chord::sameTriad);
      var majorMinor = new HarmonyScores.Agreement();
      majorMinor.addMajorMinor(song, heard.chords()::at);
      triads[i] = majorMinor.share();
      qualities[i] =
          share(song, heard, (a, b) -> a.root() == b.root() && a.quality() == b.quality());
      full[i] = share(song, heard, Chord::equals);
      keys.add(song, heard.keys());
    }
    progress.accept("whole files heard");
    add(WHOLE + MAJOR_MINOR, triads, "bar >= .95");
    add(WHOLE + ALL_LABELS, triadsAll, "");
    add(WHOLE + "root and quality", qualities, "");
    add(WHOLE + "root, quality and bass", full, "BACHI .824 (published, its own split)");
    rows.addAll(keys.singleKeyRows("key, whole file"));
    rows.add(keys.changingRow());
  }

  private static double share(
      Pop909Cl.Song song, HeardHarmony heard, BiPredicate<Chord, Chord> agrees) {
    var agreement = new HarmonyScores.Agreement();
    agreement.add(song, heard.chords()::at, agrees);
    return agreement.share();
  }

  /// Melodies of lead sheets without their chords; none of them was trained on.
  private void melodyKeys(List<Song> sheets) {
    var analysis = new HarmonyAnalysis(model);
    var keys = new KeyTally();
    for (Song sheet : sheets) {
      List<Note> melody = sheet.parts().getOrDefault(Role.LEAD, List.of());
      if (sheet.keys().spans().isEmpty() && !melody.isEmpty()) {
        long end = melody.getLast().endTick();
        var heard = analysis.analyse(melody, sheet.meters()).keys();
        keys.addSingle(melody, sheet.keys().at(0), KeyTally.longest(heard, end));
      }
    }
    if (!sheets.isEmpty()) {
      rows.addAll(keys.singleKeyRows("key of OpenEWLD melodies, melody alone"));
    }
  }

  private void modulations() {
    var test = new ModulationTest(model);
    for (int semitones = 1; semitones < 12; semitones++) {
      for (Pop909Cl.Song song : songs) {
        test.add(song, semitones);
      }
      progress.accept("modulation by " + semitones + " heard");
    }
    rows.addAll(test.rows());
  }

  private void add(String metric, double[] bySong, String reference) {
    double[] means = new double[RESAMPLES];
    var random = new Random(1);
    for (int i = 0; i < RESAMPLES; i++) {
      double sum = 0;
      for (int j = 0; j < bySong.length; j++) {
        sum += bySong[random.nextInt(bySong.length)];
      }
      means[i] = sum / bySong.length;
    }
    Arrays.sort(means);
    String spread =
        String.format("%.3f to %.3f", means[RESAMPLES / 40], means[RESAMPLES * 39 / 40]);
    rows.add(new Row(metric, mean(bySong), spread, reference));
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }
}
