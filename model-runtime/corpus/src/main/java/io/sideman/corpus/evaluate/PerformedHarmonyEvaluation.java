package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909;
import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.listen.beat.PlayedNote;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.smf.Division;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrackBuilder;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.function.LongUnaryOperator;
import org.jspecify.annotations.Nullable;

/// Chords heard live in human performances whose tempo is not given: the tracked beat gives the
/// ticks that the harmony listener works in. The second row takes the annotated beats instead, so
/// that one sees what tracking costs. The third is the band's own path: the chords that the live
/// session goes by, anticipated ones included.
public final class PerformedHarmonyEvaluation {
  private static final double LEAST_AGREEMENT = 0.6;
  private static final TempoMap FILE_TEMPO = TempoMap.of(120);
  private static final long BLOCK_NANOS = 50_000_000;

  private record Edge(long nanos, int key, int velocity) {}

  private final BeatModel beats;
  private final HarmonyModel harmony;

  private PerformedHarmonyEvaluation(BeatModel beats, HarmonyModel harmony) {
    this.beats = beats;
    this.harmony = harmony;
  }

  /// Evaluates on the test side.
  ///
  /// @param data the folder that holds all data sets
  /// @param models the folder of beat.json and harmony-listener.bin
  public static EvaluationReport run(Path data, Path models, Consumer<String> progress)
      throws IOException {
    var beats = BeatModel.read(models.resolve("beat.json"));
    var harmony = HarmonyModelFile.read(models.resolve("harmony-listener.bin"));
    return new PerformedHarmonyEvaluation(beats, harmony).run(data, Split.TEST, progress);
  }

  /// `DATA MODELS`
  public static void main(String[] args) throws IOException {
    var report = run(Path.of(args[0]), Path.of(args[1]), System.err::println);
    System.out.println(report.protocol());
    for (Row row : report.rows()) {
      System.out.printf(
          "| %s | %.3f | %s | %s |%n", row.metric(), row.value(), row.spread(), row.reference());
    }
  }

  private EvaluationReport run(Path data, Split side, Consumer<String> progress)
      throws IOException {
    Path folder = data.resolve("pop909");
    var usable = Pop909.numbers(folder, side);
    var tracked = new ArrayList<Double>();
    var given = new ArrayList<Double>();
    var played = new ArrayList<Double>();
    int unjoined = 0;
    for (Pop909Cl.Song labels : Pop909Cl.load(data, side)) {
      if (!usable.contains(labels.number())) {
        continue;
      }
      var song = PerformedSong.join(Pop909.read(folder, labels.number()), labels);
      if (song.agreement() < LEAST_AGREEMENT) {
        unjoined++;
        continue;
      }
      tracked.add(tracked(song));
      given.add(given(song));
      played.add(played(song));
      if (tracked.size() % 10 == 0) {
        progress.accept("performed harmony: " + tracked.size() + " songs");
      }
    }
    String protocol =
        "pop909 performances of the "
            + side
            + " side, corrected chords of pop909_cl joined by beat; "
            + tracked.size()
            + " songs, "
            + unjoined
            + " left out because fewer than 60 % of their notes agree; major/minor/none by time"
            + " (other labels not scored), each annotated 16th as decided by its end; mean over"
            + " songs";
    var rows =
        List.of(
            row("chords live, beat tracked live", tracked, "bar >= .88"),
            row("chords live, beats given", given, "what tracking costs"),
            row("chords the band goes by (accompany --hear live)", played, "bar >= .88"));
    return new EvaluationReport("harmony-performed", protocol, rows);
  }

  private static Row row(String metric, List<Double> values, String reference) {
    var sorted = values.stream().sorted().toList();
    double mean = values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    String spread =
        values.isEmpty()
            ? ""
            : String.format(
                "10th, 50th percentile of songs %.3f, %.3f",
                sorted.get(sorted.size() / 10), sorted.get(sorted.size() / 2));
    return new Row(metric, mean, spread, reference);
  }

  private double tracked(PerformedSong song) {
    var tracker = new BeatTracker(beats);
    var clock = new TrackedTicks(tracker);
    var listener = new HarmonyListener(harmony, MeterMap.of(Meter.COMMON));
    var bars = new int[] {0, 4};
    return listen(
        song,
        listener,
        nanos -> {
          tracker.advance(nanos);
          retune(listener, clock, tracker, bars);
          return clock.tickAt(nanos);
        },
        tracker);
  }

  // Tells the listener when the tracker has changed its mind about the bar.
  private static void retune(
      HarmonyListener listener, TrackedTicks clock, BeatTracker tracker, int[] bars) {
    int before = clock.beatsBeforeBar();
    int perBar = tracker.beatsPerBar();
    if (tracker.beatCount() > 0 && (before != bars[0] || perBar != bars[1])) {
      bars[0] = before;
      bars[1] = perBar;
      var changes = new ArrayList<MeterMap.Change>();
      if (before > 0) {
        changes.add(new MeterMap.Change(0, new Meter(before, 4)));
      }
      changes.add(new MeterMap.Change((long) before * Ticks.PER_QUARTER, new Meter(perBar, 4)));
      listener.meters(MeterMap.of(changes));
    }
  }

  private double given(PerformedSong song) {
    long[] beatNanos = song.played().beatNanos();
    var listener = new HarmonyListener(harmony, song.labels().meters());
    long lead = 32L * Ticks.PER_QUARTER; // keeps ticks positive under any shift; a whole of bars
    return listen(song, listener, nanos -> Math.max(0, song.tickAt(beatNanos, nanos) + lead), null);
  }

  /// What `accompany --hear live` makes of a file whose tempo says nothing: 120 bpm throughout.
  private double played(PerformedSong song) {
    var notes = new ArrayList<Note>();
    for (PlayedNote note : song.played().performance()) {
      long start = Math.round(FILE_TEMPO.tickAt(note.startNanos()));
      long end = Math.round(FILE_TEMPO.tickAt(note.endNanos()));
      notes.add(new Note(start, Math.max(1, end - start), note.key(), note.velocity(), 0));
    }
    notes.sort(null);
    var track =
        new SmfTrackBuilder(Division.band())
            .maps(FILE_TEMPO, MeterMap.of(Meter.COMMON))
            .notes(notes)
            .build();
    var request =
        new Accompaniment.Request(
            Smf.of(Division.band(), List.of(track)),
            notes,
            Accompaniment.Hear.LIVE,
            Optional.empty(),
            OptionalDouble.empty(),
            BandSettings.defaults(1),
            BLOCK_NANOS);
    var ear = new Ear(harmony, beats, Optional.empty());
    var chords = Accompaniment.play(request, ear, List.of(), _ -> {}).harmony().chordTimeline();
    long[] beatNanos = song.played().beatNanos();
    var agreement = new HarmonyScores.Agreement();
    for (int beat = 0; beat + 1 < beatNanos.length; beat++) {
      long length = beatNanos[beat + 1] - beatNanos[beat];
      for (int quarter = 0; quarter < 4; quarter++) {
        long end = beatNanos[beat] + length * (quarter + 1) / 4;
        long tick = song.tickAt(beatNanos, beatNanos[beat] + length * (2 * quarter + 1) / 8);
        if (tick >= 0 && tick < song.labels().chordEndTick()) {
          Chord heard = chords.at((long) Math.floor(FILE_TEMPO.tickAt(end)));
          count(agreement, heard, song.labelAt(tick), length);
        }
      }
    }
    return agreement.share();
  }

  private static double listen(
      PerformedSong song,
      HarmonyListener listener,
      LongUnaryOperator ticks,
      @Nullable BeatTracker tracker) {
    var edges = edges(song.played().performance());
    long[] beatNanos = song.played().beatNanos();
    var agreement = new HarmonyScores.Agreement();
    int next = 0;
    for (int beat = 0; beat + 1 < beatNanos.length; beat++) {
      for (int quarter = 0; quarter < 4; quarter++) {
        long length = beatNanos[beat + 1] - beatNanos[beat];
        long end = beatNanos[beat] + length * (quarter + 1) / 4;
        while (next < edges.size() && edges.get(next).nanos() < end) {
          play(edges.get(next++), listener, ticks, tracker);
        }
        listener.advance(ticks.applyAsLong(end));
        long middle = beatNanos[beat] + length * (2 * quarter + 1) / 8;
        long tick = song.tickAt(beatNanos, middle);
        if (tick >= 0 && tick < song.labels().chordEndTick()) {
          count(agreement, listener.chord(), song.labelAt(tick), length);
        }
      }
    }
    return agreement.share();
  }

  // By time: one count per 10 ms.
  private static void count(
      HarmonyScores.Agreement agreement, Chord heard, Chord label, long beatNanos) {
    if (HarmonyScores.isMajorMinor(label)) {
      for (long at = 0; at < beatNanos / 4; at += 10_000_000L) {
        agreement.count(heard.sameTriad(label));
      }
    }
  }

  private static void play(
      Edge edge, HarmonyListener listener, LongUnaryOperator ticks, @Nullable BeatTracker tracker) {
    long tick = ticks.applyAsLong(edge.nanos());
    if (edge.velocity() == 0) {
      listener.noteOff(tick, edge.key());
      return;
    }
    if (tracker != null) {
      tracker.noteOn(edge.nanos(), edge.key(), edge.velocity());
    }
    listener.noteOn(tick, edge.key(), edge.velocity());
  }

  private static List<Edge> edges(List<PlayedNote> notes) {
    var edges = new ArrayList<Edge>();
    for (PlayedNote note : notes) {
      edges.add(new Edge(note.startNanos(), note.key(), note.velocity()));
      edges.add(new Edge(note.endNanos(), note.key(), 0));
    }
    edges.sort((a, b) ->
        a.nanos() == b.nanos()
            ? Integer.compare(a.velocity(), b.velocity())
            : Long.compare(a.nanos(), b.nanos()));
    return edges;
  }
}
