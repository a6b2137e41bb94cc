package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Keys of whole files against the label, ours beside the profile methods.
final class KeyTally {
  private int songs;
  private int exact;
  private double mirex;
  private final int[] rivalExact = new int[ProfileKey.values().length];
  private final double[] rivalMirex = new double[ProfileKey.values().length];
  private final HarmonyScores.Agreement changing = new HarmonyScores.Agreement();
  private int changingSongs;

  void add(Pop909Cl.Song song, Timeline<Key> heard) {
    if (!song.singleKey()) {
      changingSongs++;
      for (long t = HarmonyScores.start(song); t < song.chordEndTick(); t += Ticks.PER_STEP) {
        changing.count(heard.at(t).equals(song.keys().at(t)));
      }
      return;
    }
    addSingle(song.notes(), song.keys().at(0), longest(heard, song.chordEndTick()));
  }

  /// A song with one key.
  void addSingle(List<Note> notes, Key label, Key main) {
    songs++;
    exact += main.equals(label) ? 1 : 0;
    mirex += ProfileKey.mirex(main, label);
    for (ProfileKey rival : ProfileKey.values()) {
      Key key = rival.key(notes);
      rivalExact[rival.ordinal()] += key.equals(label) ? 1 : 0;
      rivalMirex[rival.ordinal()] += ProfileKey.mirex(key, label);
    }
  }

  /// The key that rules longest up to `endTick`.
  static Key longest(Timeline<Key> heard, long endTick) {
    Map<Key, Long> time = new HashMap<>();
    for (long t = 0; t < endTick; t = Math.min(endTick, heard.nextChange(t))) {
      long end = Math.min(endTick, heard.nextChange(t));
      time.merge(heard.at(t), end - t, Long::sum);
    }
    return time.entrySet().stream().max(Map.Entry.comparingByValue()).orElseThrow().getKey();
  }

  /// Songs with one key.
  List<Row> singleKeyRows(String what) {
    String single = songs + " single-key songs";
    return List.of(
        new Row(what + ": exact", share(exact), single, rivals(false)),
        new Row(what + ": MIREX-weighted", share(mirex), single, rivals(true)));
  }

  /// Songs that change key.
  Row changingRow() {
    String what = "key, whole file: share of time right in songs that change key";
    return new Row(what, changing.share(), changingSongs + " songs", "");
  }

  private double share(double sum) {
    return sum / Math.max(1, songs);
  }

  private String rivals(boolean weighted) {
    var text = new StringBuilder();
    for (ProfileKey rival : ProfileKey.values()) {
      int i = rival.ordinal();
      double value = share(weighted ? rivalMirex[i] : rivalExact[i]);
      text.append(text.isEmpty() ? "" : ", ");
      text.append(String.format("%.3f %s", value, rival.name().toLowerCase(java.util.Locale.ROOT)));
    }
    return text + ", same run";
  }
}
