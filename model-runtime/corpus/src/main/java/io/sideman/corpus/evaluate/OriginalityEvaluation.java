package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.originality.TrainingLines;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.session.Accompaniment;
import io.sideman.engine.session.Ear;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.players.BandFactory;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopRoll;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.OriginalityIndex;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// How much of what lead and keys play was in the training data, with the guard and without it,
/// beside people who play songs that training never saw.
public final class OriginalityEvaluation {
  private static final long SEED = 1;
  private static final int BARS = 32;
  private static final int PER_STYLE = 4; // chord progressions

  /// Invents loops of four bars.
  @FunctionalInterface
  public interface Loops {
    LoopRoll make(Genre genre, long seed);
  }

  private static final int LOOPS = 8; // per style and maker

  private final OriginalityCheck check;
  private final List<Song> songs;
  private final List<Style> styles;
  private final Consumer<String> progress;
  private final Map<String, KnownShare> shares = new LinkedHashMap<>();

  private OriginalityEvaluation(
      OriginalityIndex index, List<Song> songs, List<Style> styles, Consumer<String> progress) {
    check = new OriginalityCheck(index);
    this.songs = songs;
    this.styles = styles;
    this.progress = progress;
  }

  /// @param data the folder that holds all data sets
  /// @param factory with the index of what its models learned from
  /// @param makers inventors of loops by name; none is all right
  /// @param most songs of POP909-CL to play along with
  public static EvaluationReport run(
      Path data,
      BandFactory factory,
      List<Style> styles,
      Ear ear,
      Map<String, Loops> makers,
      int most,
      Consumer<String> progress)
      throws IOException {
    List<Song> pop =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == Split.TEST && !song.chords().spans().isEmpty())
            .limit(most)
            .toList();
    OriginalityIndex index = factory.learnedTunes();
    var evaluation = new OriginalityEvaluation(index, pop, styles, progress);
    evaluation.people(TrainingLines.songs(data));
    evaluation.band("band", factory, ear);
    evaluation.band("unguarded", factory.avoiding(OriginalityIndex.empty()), ear);
    makers.forEach(evaluation::loops);
    var rows = new ArrayList<Row>();
    evaluation.shares.forEach((who, share) -> rows.addAll(share.rows(who, who.startsWith("band"))));
    String protocol =
        ("lead and top line of keys against %d lines (%d words) of the training side; 8-gram: eight"
                + " moves of interval and 16ths, trivial ones left out (docs/originality.md)."
                + " Accompanied: %d test songs of POP909-CL, whole, each in one of %d styles in"
                + " turn, adventure .5. Generated: %d bars over the chords of %d of them in every"
                + " style, adventure .5 and 1; seed %d. People: all held-out songs (test and"
                + " validation)")
            .formatted(
                index.sources().size(),
                index.size(),
                pop.size(),
                styles.size(),
                BARS,
                PER_STYLE,
                SEED);
    return new EvaluationReport("originality", protocol, rows);
  }

  private void people(List<Song> all) {
    for (Song song : all) {
      if (song.split() != Split.TRAIN) {
        for (Role role : TrainingLines.ROLES) {
          String who = "people, " + role.id() + " of " + song.dataSet();
          tell(who, song.parts().getOrDefault(role, List.of()));
        }
      }
    }
  }

  private void band(String who, BandFactory factory, Ear ear) {
    for (int i = 0; i < songs.size(); i++) {
      Style style = styles.get(i % styles.size());
      var request =
          BesideSong.request(
              songs.get(i), BesideSong.heard(songs.get(i)), Accompaniment.Hear.WHOLE, 0.5, SEED);
      var notes = Accompaniment.play(request, ear, factory.band(style), _ -> {}).notes();
      tell(who + ", accompanying", notes);
      progress.accept("%s: song %d of %d".formatted(who, i + 1, songs.size()));
    }
    List<Song> common = songs.stream().filter(OriginalityEvaluation::isCommon).toList();
    for (int i = 0; i < styles.size() && !common.isEmpty(); i++) {
      for (int j = 0; j < PER_STYLE; j++) {
        Song song = common.get((i * PER_STYLE + j) % common.size());
        for (double adventure : new double[] {0.5, 1}) {
          tell(
              "%s, generating at adventure %.1f".formatted(who, adventure),
              generated(song, styles.get(i), factory, adventure));
        }
      }
      progress.accept("%s: style %d of %d".formatted(who, i + 1, styles.size()));
    }
  }

  /// Loops over the first bars of songs.
  private void loops(String who, Loops maker) {
    for (int i = 0; i < styles.size() * LOOPS && !songs.isEmpty(); i++) {
      Style style = styles.get(i % styles.size());
      Song song = songs.get(i % songs.size());
      Loop loop =
          maker
              .make(style.genre(), i)
              .over(style.genre(), style.tempo().defaultBpm(), song.chords(), song.keys().at(0));
      tell("band, " + who, loop.parts());
    }
    progress.accept(who);
  }

  private static boolean isCommon(Song song) {
    return song.meters().meterAt(0).equals(Meter.COMMON);
  }

  private static Map<Role, List<Note>> generated(
      Song song, Style style, BandFactory factory, double adventure) {
    var request =
        new Generation.Request(
            song.chords(),
            song.keys(),
            Meter.COMMON,
            style.tempo().defaultBpm(),
            BARS,
            0.6,
            new BandSettings(EnumSet.allOf(Role.class), 0.5, adventure, 1, SEED));
    return Generation.play(request, factory.band(style), _ -> {});
  }

  private void tell(String who, Map<Role, List<Note>> notes) {
    for (Role role : TrainingLines.ROLES) {
      tell(who + ", " + role.id(), notes.getOrDefault(role, List.of()));
    }
  }

  private void tell(String who, List<Note> notes) {
    shares.computeIfAbsent(who, _ -> new KnownShare()).add(check.check(notes));
  }
}
