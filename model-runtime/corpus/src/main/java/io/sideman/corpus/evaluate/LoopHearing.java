package io.sideman.corpus.evaluate;

import io.sideman.corpus.audio.AudioLoops;
import io.sideman.corpus.audio.SoundFontPlayer;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.library.decode.Sound;
import io.sideman.library.item.Item;
import io.sideman.library.item.Kind;
import io.sideman.library.spectral.AudioAnalyst;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Tempo, key and chords of loops with known answers.
final class LoopHearing {
  private static final double SAME = 0.04; // MIREX's tolerance of a tempo
  private static final int PLAYED_AT_ONCE = 40; // sounds are held in memory

  private final AudioAnalyst analyst;
  private final List<Row> rows;

  LoopHearing(AudioAnalyst analyst, List<Row> rows) {
    this.analyst = analyst;
    this.rows = rows;
  }

  /// Tempo, kind and, where it is known, key and chords.
  void add(String what, List<AudioLoops> loops, SoundFontPlayer player) throws IOException {
    List<Item> items = heard(loops, player);
    tempo(what, loops, items);
    long kinds = items.stream().filter(item -> item.kind() == Kind.LOOP).count();
    rows.add(row(what + ": taken for loops", (double) kinds / items.size(), items.size(), ""));
    if (loops.stream().allMatch(loop -> loop.key().isPresent())) {
      keys(what, loops, items);
    }
  }

  void addTempo(String what, List<AudioLoops> loops, SoundFontPlayer player) throws IOException {
    tempo(what, loops, heard(loops, player));
  }

  private List<Item> heard(List<AudioLoops> loops, SoundFontPlayer player) throws IOException {
    if (loops.isEmpty()) {
      throw new IOException("no loop of these songs is on the side that is measured");
    }
    var items = new ArrayList<Item>();
    for (int from = 0; from < loops.size(); from += PLAYED_AT_ONCE) {
      var part = loops.subList(from, Math.min(loops.size(), from + PLAYED_AT_ONCE));
      for (Sound sound : player.play(part.stream().map(AudioLoops::segment).toList())) {
        items.add(analyst.analyse("heard", sound, Set.of()));
      }
    }
    return items;
  }

  private void tempo(String what, List<AudioLoops> loops, List<Item> items) {
    int right = 0;
    int octave = 0;
    int usual = 0;
    for (int i = 0; i < items.size(); i++) {
      double bpm = loops.get(i).bpm();
      double ratio = items.get(i).beat().map(beat -> beat.bpm() / bpm).orElse(0.0);
      right += same(ratio, 1);
      octave += same(ratio, 2) + same(ratio, 0.5);
      usual += same(120 / bpm, 1);
    }
    int count = items.size();
    String rival = String.format(Locale.ROOT, "%.3f if all were 120 bpm", (double) usual / count);
    rows.add(row(what + ": tempo within 4 %", (double) right / count, count, rival));
    rows.add(
        row(what + ": tempo half or double", (double) octave / count, count, "an octave error"));
  }

  private static int same(double ratio, double wanted) {
    return Math.abs(ratio / wanted - 1) <= SAME ? 1 : 0;
  }

  private void keys(String what, List<AudioLoops> loops, List<Item> items) {
    int exact = 0;
    double mirex = 0;
    int exactNotes = 0;
    double mirexNotes = 0;
    int chords = 0;
    int halves = 0;
    for (int i = 0; i < items.size(); i++) {
      Key label = loops.get(i).key().orElseThrow();
      Optional<Key> key = items.get(i).tonality().map(tonality -> tonality.key());
      exact += key.equals(Optional.of(label)) ? 1 : 0;
      mirex += key.map(heard -> ProfileKey.mirex(heard, label)).orElse(0.0);
      Key notes = ProfileKey.ALBRECHT_SHANAHAN.key(loops.get(i).notes());
      exactNotes += notes.equals(label) ? 1 : 0;
      mirexNotes += ProfileKey.mirex(notes, label);
      List<Optional<Chord>> heard =
          items.get(i).tonality().map(tonality -> tonality.chords()).orElse(List.of());
      boolean inTime = heard.size() == loops.get(i).chords().size();
      for (int half = 0; half < loops.get(i).chords().size(); half++) {
        Chord chord = loops.get(i).chords().get(half);
        if (!chord.isNone() && inTime) {
          halves++;
          chords += heard.get(half).filter(chord::sameTriad).isPresent() ? 1 : 0;
        }
      }
    }
    int count = items.size();
    rows.add(row(what + ": key exact", (double) exact / count, count, notes(exactNotes, count)));
    rows.add(row(what + ": key, MIREX", mirex / count, count, notes(mirexNotes, count)));
    rows.add(
        row(
            what + ": chords per half bar, major/minor",
            (double) chords / Math.max(1, halves),
            halves,
            "half bars of loops whose tempo is right"));
  }

  private static String notes(double sum, int count) {
    return String.format(
        Locale.ROOT, "%.3f from the notes themselves (Albrecht-Shanahan)", sum / count);
  }

  static Row row(String metric, double value, int count, String reference) {
    double spread = 1.96 * Math.sqrt(Math.max(0, value * (1 - value)) / Math.max(1, count));
    return new Row(
        metric, value, String.format(Locale.ROOT, "± %.3f, n = %d", spread, count), reference);
  }
}
