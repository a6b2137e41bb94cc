package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.harmonize.MelodySongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.players.harmonize.Harmonization;
import io.sideman.players.harmonize.Harmonizer;
import io.sideman.players.harmonize.HarmonyWeights;
import io.sideman.players.harmonize.Rate;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/// Melodies of held-out songs harmonised, beside the chords people wrote for them, beside the tonic
/// all through, and beside the chords of the next song.
public final class HarmonizeEvaluation {
  private final Harmonizer harmonizer;
  private final HarmonyAnalysis ear; // for the key
  private final List<EvaluationReport.Row> rows = new ArrayList<>();

  private HarmonizeEvaluation(Harmonizer harmonizer, HarmonyAnalysis ear) {
    this.harmonizer = harmonizer;
    this.ear = ear;
  }

  /// @param data the folder that holds all data sets
  /// @param songs how many per data set at most
  public static EvaluationReport run(
      Path data, Split side, Path models, int songs, Consumer<String> progress) throws IOException {
    var evaluation =
        new HarmonizeEvaluation(
            new Harmonizer(HarmonyWeights.read(models.resolve(HarmonyWeights.FILE))),
            new HarmonyAnalysis(HarmonyModelFile.read(models.resolve("harmony-listener.bin"))));
    List<Song> sheets = MelodySongs.leadSheets(data, side).stream().limit(songs).toList();
    List<Song> pop = MelodySongs.pop(data, side).stream().limit(songs).toList();
    evaluation.set("OpenEWLD", sheets, progress);
    evaluation.set("POP909", pop, progress);
    String protocol =
        "melodies of %d OpenEWLD lead sheets and %d POP909-CL songs of the %s side, chords may change"
                .formatted(sheets.size(), pop.size(), side.name().toLowerCase(Locale.ROOT))
            + " at half-bars, the key is not told unless said; frames are 16ths in which the melody"
            + " sounds over a chord of people's; chord lengths are pooled, in 16ths; CTnCTR, PCS, MCTD"
            + " on triads.";
    return new EvaluationReport("harmonize", protocol, evaluation.rows);
  }

  private void set(String name, List<Song> songs, Consumer<String> progress) {
    if (songs.isEmpty()) {
      return;
    }
    var people = new HarmonizeFigures();
    var ours = new HarmonizeFigures();
    var told = new HarmonizeFigures();
    var third = new HarmonizeFigures();
    var tonic = new HarmonizeFigures();
    var shuffled = new HarmonizeFigures();
    int keysRight = 0;
    for (int i = 0; i < songs.size(); i++) {
      Song song = songs.get(i);
      List<Note> melody = MelodySongs.melody(song);
      Key key = song.keys().at(melody.get(melody.size() / 2).startTick());
      List<Harmonization> found = find(song, melody, heardKey(song, melody), 3);
      ours.add(melody, found.getFirst().chords(), song.chords());
      third.add(melody, found.getLast().chords(), song.chords());
      told.add(melody, find(song, melody, key, 1).getFirst().chords(), song.chords());
      people.add(melody, song.chords(), song.chords());
      tonic.add(melody, home(key), song.chords());
      Song next = songs.get((i + 1) % songs.size());
      shuffled.add(melody, next.chords(), song.chords());
      keysRight += found.getFirst().key().equals(key) ? 1 : 0;
      progress.accept("%s: song %d of %d".formatted(name, i + 1, songs.size()));
    }
    rows.addAll(ours.rows(name + ", ours", true));
    rows.add(
        new EvaluationReport.Row(
            name + ", ours: key found", (double) keysRight / songs.size(), "", ""));
    rows.addAll(told.rows(name + ", ours, key told", false));
    rows.addAll(third.rows(name + ", ours, third choice", false));
    rows.addAll(people.rows(name + ", people", false));
    rows.addAll(tonic.rows(name + ", the tonic all through", false));
    rows.addAll(shuffled.rows(name + ", the next song's chords", false));
  }

  private List<Harmonization> find(Song song, List<Note> melody, Key key, int count) {
    return harmonizer.find(melody, song.meters(), Rate.HALF_BAR, key, count);
  }

  private Key heardKey(Song song, List<Note> melody) {
    long middle = melody.get(melody.size() / 2).startTick();
    return ear.analyse(melody, song.meters()).keys().at(middle);
  }

  private static Timeline<Chord> home(Key key) {
    var quality = key.minor() ? Quality.MIN : Quality.MAJ;
    return Timeline.of(Chord.of(key.tonic(), quality), List.of());
  }
}
