package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Accompaniment.Guests;
import io.sideman.engine.session.Ear;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// What it does to tell the band who plays the bass and who the kick: whole bands on held-out files
/// play along live, once heard as anybody and once by their roles.
public final class GuestsEvaluation {
  private static final int FEWEST_NOTES = 40;
  private static final int KICK = 36;
  private static final int OLD_KICK = 35;

  private GuestsEvaluation() {}

  /// Plays the multi-track songs of the test side that have a bass and a kick.
  ///
  /// @param data the folder that holds all data sets
  /// @param songs how many of them at most
  public static EvaluationReport run(
      Path data, BandFactory factory, Style style, Ear ear, int songs, Consumer<String> progress)
      throws IOException {
    var chosen = new ArrayList<Song>();
    for (String set : BandSongs.DATA_SETS) {
      BandSongs.read(data, set).stream()
          .filter(song -> song.split() == Split.TEST)
          .filter(song -> bass(song).size() >= FEWEST_NOTES && kicks(song).size() >= FEWEST_NOTES)
          .forEach(chosen::add);
    }
    List<Song> played = chosen.subList(0, Math.min(songs, chosen.size()));
    var before = new GuestFigures();
    var after = new GuestFigures();
    var people = new GuestFigures();
    for (int i = 0; i < played.size(); i++) {
      Song song = played.get(i);
      var request = new Playing(song, factory, style, ear);
      List<Note> bass = bass(song);
      List<Note> kick = kicks(song);
      var plain = request.play(bass, List.of(), List.of());
      before.besideBass(bass, plain);
      before.besideKick(kick, plain);
      after.besideBass(bass, request.play(List.of(), bass, List.of()));
      after.besideKick(kick, request.play(bass, List.of(), kick));
      people.besideKick(kick, Map.of(Role.BASS, bass));
      progress.accept("guests: song %d of %d".formatted(i + 1, played.size()));
    }
    String protocol =
        "%d songs of the multi-track sets' test side with bass and kick, heard live, style %s,"
                .formatted(played.size(), style.id())
            + " patterns only, seed 1, from the fifth bar of 4/4 on; together means less than a"
            + " 64th apart. Beside each figure: the same band that is not told who plays what";
    return new EvaluationReport("guests", protocol, rows(before, after, people));
  }

  private static List<Row> rows(GuestFigures before, GuestFigures after, GuestFigures people) {
    var rows = new ArrayList<Row>();
    rows.add(row("bass: played together with mine", after.bassTogether(), before.bassTogether()));
    rows.add(row("keys, pad, lead: in my bass's register", after.inBass(), before.inBass()));
    rows.add(row("kick: played together with mine", after.kickTogether(), before.kickTogether()));
    rows.add(row("bass: onsets on my kick", after.bassOnKick(), before.bassOnKick()));
    rows.add(row("bass: my kicks that it meets", after.kicksMet(), before.kicksMet()));
    rows.add(row("bass: onsets per bar", after.bassPerBar(), before.bassPerBar()));
    rows.add(
        new Row(
            "people's bass in the same songs: onsets on the kick", people.bassOnKick(), "", ""));
    rows.add(new Row("people's bass in the same songs: kicks met", people.kicksMet(), "", ""));
    return rows;
  }

  private static Row row(String metric, double value, double before) {
    return new Row(metric, value, "", "%.3f not told".formatted(before));
  }

  private static List<Note> bass(Song song) {
    return song.parts().getOrDefault(Role.BASS, List.of());
  }

  private static List<Note> kicks(Song song) {
    return song.parts().getOrDefault(Role.DRUMS, List.of()).stream()
        .filter(note -> note.key() == KICK || note.key() == OLD_KICK)
        .toList();
  }

  private record Playing(Song song, BandFactory factory, Style style, Ear ear) {
    Map<Role, List<Note>> play(List<Note> withPerformer, List<Note> bass, List<Note> kick) {
      var heard = new ArrayList<Note>(song.performer());
      song.parts()
          .forEach((role, notes) -> {
            if (role.isTonal() && role != Role.BASS) {
              heard.addAll(notes);
            }
          });
      heard.addAll(withPerformer);
      heard.sort(null);
      var settings = new BandSettings(EnumSet.allOf(Role.class), 0.5, 0, 1, 1);
      var request =
          BesideSong.request(
              song, heard, Accompaniment.Hear.LIVE, settings, new Guests(bass, kick));
      return Accompaniment.play(request, ear, factory.band(style), _ -> {}).notes();
    }
  }
}
