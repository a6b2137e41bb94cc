package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How fast a live band is in a chord that nobody announced, in session time, and what its haste
/// costs. Patterns only, so that figures tell about hearing and conducting, not about networks.
public final class ReactionEvaluation {
  private static final long SEED = 1;
  private static final List<Role> LISTED = List.of(Role.BASS, Role.KEYS, Role.PAD);

  private ReactionEvaluation() {}

  /// Plays songs of POP909-CL with `--hear live`.
  ///
  /// @param data the folder that holds all data sets
  /// @param songs how many of them at most
  public static EvaluationReport run(
      Path data,
      Split side,
      BandFactory factory,
      Style style,
      Ear ear,
      int songs,
      Consumer<String> progress)
      throws IOException {
    List<Song> chosen =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == side && !song.chords().spans().isEmpty())
            .limit(songs)
            .toList();
    var figures = new ReactionFigures();
    Map<Role, RoleFigures> roles = new EnumMap<>(Role.class);
    for (int i = 0; i < chosen.size(); i++) {
      Song song = chosen.get(i);
      List<Note> heard = BesideSong.heard(song);
      var request = BesideSong.request(song, heard, Accompaniment.Hear.LIVE, 0, SEED);
      var result = Accompaniment.play(request, ear, factory.band(style), _ -> {});
      figures.add(song, heard, result);
      var labels =
          new RoleFigures.Labels(
              song.chords(), song.keys(), song.meters(), Math.max(1, song.endTick()));
      result
          .notes()
          .forEach(
              (role, notes) -> roles.merge(role, RoleFigures.of(notes, labels), RoleFigures::plus));
      progress.accept("reaction: song %d of %d".formatted(i + 1, chosen.size()));
    }
    String protocol =
        "%d songs of the %s side of POP909-CL (piano and melody heard live, time given), style %s,"
                .formatted(chosen.size(), side, style.id())
            + " patterns only, seed 1; "
            + figures.changes()
            + " changes of root or third by the corrected labels. A change happens with the first"
            + " note of the performer that only the new chord has, the first corrected note is the"
            + " band's first one of that kind; session time";
    return new EvaluationReport("reaction", protocol, rows(figures, roles));
  }

  private static List<Row> rows(ReactionFigures figures, Map<Role, RoleFigures> roles) {
    var rows = new ArrayList<Row>();
    rows.add(row("change to first corrected note, p10, ms", figures.delayMs(0.1)));
    rows.add(row("change to first corrected note, p50, ms", figures.delayMs(0.5)));
    rows.add(row("change to first corrected note, p90, ms", figures.delayMs(0.9)));
    rows.add(row("change to first corrected note, p99, ms", figures.delayMs(0.99)));
    rows.add(row("changes with a corrected note within 20 ms", figures.within(20)));
    rows.add(row("changes with a corrected note within 100 ms", figures.within(100)));
    rows.add(row("changes without a corrected note", figures.neverShare()));
    rows.add(row("time in the labelled root and third", figures.chordShare()));
    rows.add(row("left a right chord for a wrong one, per 100 bars", figures.shakenPer100Bars()));
    for (Role role : LISTED) {
      RoleFigures played = roles.getOrDefault(role, RoleFigures.NOTHING);
      rows.add(row(role.id() + ": chord tones on strong beats", played.strongChordShare()));
      rows.add(row(role.id() + ": notes in key or chord", played.keyOrChordShare()));
      rows.add(row(role.id() + ": onsets per played bar", played.onsetsPerPlayedBar()));
    }
    return rows;
  }

  private static Row row(String metric, double value) {
    return new Row(metric, value, "", "");
  }
}
