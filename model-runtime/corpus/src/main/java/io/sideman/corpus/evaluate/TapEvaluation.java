package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.infill.GapFiller;
import io.sideman.players.infill.TapGroove;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/// Drums from a rhythm: takes of human drummers folded to one tap per 16th and unfolded again,
/// beside what was played and beside a backbeat that hangs the same taps on fixed drums.
public final class TapEvaluation {
  private static final int BARS = 8;
  private static final int CANDIDATES = 32;
  private static final int KINDS = 64;

  private long both;
  private long ours;
  private long theirs;

  private TapEvaluation() {}

  /// @param data the folder that holds all data sets
  /// @param songs how many takes at most
  public static EvaluationReport run(
      Path data, Split side, BandFactory factory, int songs, Consumer<String> progress)
      throws IOException {
    List<Song> takes =
        GrooveSongs.read(data).stream()
            .filter(song -> song.split() == side && !song.fill())
            .filter(song -> song.meters().meterAt(0).barSteps() == 16)
            .limit(songs)
            .toList();
    var drummer = new TapEvaluation();
    var backbeat = new TapEvaluation();
    var onsets = new TapEvaluation();
    for (int i = 0; i < takes.size(); i++) {
      Song take = takes.get(i);
      List<Note> real = first(take.parts().getOrDefault(Role.DRUMS, List.of()));
      int genre = take.genre().ordinal();
      List<Note> taps = fold(real);
      List<Note> played =
          new TapGroove(
                  GapFiller.of(factory, Role.DRUMS, genre).orElseThrow(), genre, CANDIDATES, i)
              .play(taps, take.meters(), take.tempos());
      drummer.add(hits(played, true), hits(real, true));
      backbeat.add(hits(backbeat(taps), true), hits(real, true));
      onsets.add(hits(played, false), hits(taps, false));
      progress.accept("take %d of %d".formatted(i + 1, takes.size()));
    }
    String protocol =
        "the first %d bars of %d beats in 4/4 of GMD, %s side, folded to one tap per 16th (its loudest"
                .formatted(BARS, takes.size(), side.name().toLowerCase(Locale.ROOT))
            + " hit); the genre is told; hits count per drum (13) and 16th, pooled.";
    return new EvaluationReport(
        "taps",
        protocol,
        List.of(
            new EvaluationReport.Row("hit F1, drummer", drummer.f1(), "", ""),
            new EvaluationReport.Row(
                "hit F1, backbeat pattern on the same taps", backbeat.f1(), "", "rival"),
            new EvaluationReport.Row(
                "onset F1 with the taps", onsets.f1(), "", "1 by construction"),
            new EvaluationReport.Row(
                "hits per hit of the drummer on record",
                (double) drummer.ours / Math.max(1, drummer.theirs),
                "",
                "people 1")));
  }

  private void add(Set<Long> own, Set<Long> other) {
    ours += own.size();
    theirs += other.size();
    own.forEach(place -> both += other.contains(place) ? 1 : 0);
  }

  private double f1() {
    return ours + theirs == 0 ? 0 : 2.0 * both / (ours + theirs);
  }

  private static List<Note> first(List<Note> notes) {
    return notes.stream().filter(note -> StepGrid.stepOf(note) < 16L * BARS).toList();
  }

  private static List<Note> fold(List<Note> notes) {
    Map<Long, Note> loudest = new HashMap<>();
    for (Note note : notes) {
      if (Drum.indexOf(note.key()) >= 0) {
        loudest.merge(StepGrid.stepOf(note), note, (a, b) -> a.velocity() >= b.velocity() ? a : b);
      }
    }
    return loudest.values().stream().sorted().toList();
  }

  /// Kick on one and three, snare on two and four, hats on all.
  private static List<Note> backbeat(List<Note> taps) {
    var notes = new ArrayList<Note>();
    for (Note tap : taps) {
      long place = Math.floorMod(StepGrid.stepOf(tap), 16L);
      notes.add(on(tap, Drum.CLOSED_HAT));
      if (place % 8 == 0) {
        notes.add(on(tap, Drum.KICK));
      } else if (place % 8 == 4) {
        notes.add(on(tap, Drum.SNARE));
      }
    }
    return notes;
  }

  private static Note on(Note tap, Drum drum) {
    return new Note(tap.startTick(), Ticks.PER_STEP / 2, drum.key(), tap.velocity(), 9);
  }

  private static Set<Long> hits(List<Note> notes, boolean byDrum) {
    var hits = new HashSet<Long>();
    for (Note note : notes) {
      int drum = Drum.indexOf(note.key());
      if (drum >= 0) {
        hits.add(StepGrid.stepOf(note) * KINDS + (byDrum ? drum : 0));
      }
    }
    return hits;
  }
}
