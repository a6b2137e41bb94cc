package io.sideman.corpus.evaluate;

import io.sideman.corpus.Pop909Cl;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a sudden change of key does: the second half of a song is moved, and bar by bar the live
/// hearing is compared with the same bars of the song as written.
final class ModulationTest {
  private static final int BARS = 4;

  /// Bars of context before the change that are played.
  private static final int LEAD_BARS = 16;

  private final HarmonyModel model;
  private final HarmonyScores.Agreement[] moved = new HarmonyScores.Agreement[BARS];
  private final HarmonyScores.Agreement[] written = new HarmonyScores.Agreement[BARS];
  private final Map<String, List<Chord>> asWritten = new HashMap<>();

  ModulationTest(HarmonyModel model) {
    this.model = model;
    for (int bar = 0; bar < BARS; bar++) {
      moved[bar] = new HarmonyScores.Agreement();
      written[bar] = new HarmonyScores.Agreement();
    }
  }

  void add(Pop909Cl.Song song, int semitones) {
    long middleBar = song.meters().barAt(song.chordEndTick() / 2);
    long change = song.meters().barStart(middleBar);
    long from = song.meters().barStart(Math.max(0, middleBar - LEAD_BARS));
    long end = song.meters().barStart(middleBar + BARS);
    if (end > song.chordEndTick()) {
      return;
    }
    int up = semitones > 6 ? semitones - 12 : semitones;
    List<Chord> heard = hear(song, from, change, end, up);
    List<Chord> plain =
        asWritten.computeIfAbsent(song.number(), _ -> hear(song, from, change, end, 0));
    for (int bar = 0; bar < BARS; bar++) {
      long barStart = song.meters().barStart(middleBar + bar);
      long barEnd = song.meters().barStart(middleBar + bar + 1);
      for (long t = barStart; t < barEnd; t += Ticks.PER_STEP) {
        int step = (int) (t / Ticks.PER_STEP);
        Chord label = song.chords().at(t + Ticks.PER_STEP / 2);
        moved[bar].count(heard.get(step).sameTriad(label.transpose(up)));
        written[bar].count(plain.get(step).sameTriad(label));
      }
    }
  }

  private List<Chord> hear(Pop909Cl.Song song, long from, long change, long end, int up) {
    var notes = new ArrayList<Note>();
    for (Note n : song.notes()) {
      if (n.startTick() < change && n.startTick() >= from) {
        long length = Math.max(1, Math.min(n.lengthTicks(), change - n.startTick()));
        notes.add(new Note(n.startTick(), length, n.key(), n.velocity(), n.channel()));
      } else if (n.startTick() >= change && n.startTick() < end) {
        int key = Math.clamp(n.key() + up, 0, 127);
        notes.add(new Note(n.startTick(), n.lengthTicks(), key, n.velocity(), n.channel()));
      }
    }
    return LiveHearing.of(model, notes, song.meters(), end).chords();
  }

  List<Row> rows() {
    var rows = new ArrayList<Row>();
    for (int bar = 0; bar < BARS; bar++) {
      rows.add(
          new Row(
              "live: root and third in bar " + (bar + 1) + " after a sudden modulation, 1 to 11",
              moved[bar].share(),
              "",
              String.format("%.3f same bars as written", written[bar].share())));
    }
    return rows;
  }
}
