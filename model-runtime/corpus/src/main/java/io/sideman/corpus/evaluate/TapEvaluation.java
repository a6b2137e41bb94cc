package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Song;
import io.sideman.corpus.touch.TapFold;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Genre;
import io.sideman.engine.style.Style;
import io.sideman.players.taps.TapGroove;
import io.sideman.players.taps.TapLine;
import io.sideman.players.taps.TapModel;
import io.sideman.players.tokens.StepGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;

/// Drums from a rhythm: takes of human drummers folded to taps and unfolded again, beside what was
/// played, a backbeat and the style's own pattern on the same taps.
public final class TapEvaluation {
  private static final int BARS = 8;

  private final TapModel model;
  private final List<Style> styles;
  private final List<Song> takes;
  private final List<EvaluationReport.Row> rows = new ArrayList<>();

  private TapEvaluation(TapModel model, List<Style> styles, List<Song> takes) {
    this.model = model;
    this.styles = styles;
    this.takes = takes;
  }

  /// @param data the folder that holds all data sets
  /// @param styles whose patterns stand for the takes' genres
  /// @param songs how many takes at most
  public static EvaluationReport run(
      Path data,
      Split side,
      TapModel model,
      List<Style> styles,
      int songs,
      Consumer<String> progress)
      throws IOException {
    List<Song> takes =
        GrooveSongs.read(data).stream()
            .filter(song -> song.split() == side && !song.fill())
            .filter(song -> song.meters().meterAt(0).barSteps() == BARS * 2)
            .limit(songs)
            .toList();
    var evaluation = new TapEvaluation(model, styles, takes);
    for (TapFold fold : TapFold.values()) {
      evaluation.measure(fold);
      progress.accept(fold.name().toLowerCase(Locale.ROOT) + ": " + takes.size() + " takes");
    }
    String protocol =
        "the first %d bars of %d beats in 4/4 of GMD, %s side"
                .formatted(BARS, takes.size(), side.name().toLowerCase(Locale.ROOT))
            + "; *all tapped*: folded to one tap per 16th (its loudest hit); *backbone*: only kick"
            + " and firm snare (60 or more) are tapped and the rest is to be found, hats between"
            + " taps included; the style is a shipped one of the take's genre; hits count per drum"
            + " (13) and 16th, pooled over takes";
    return new EvaluationReport("taps", protocol, evaluation.rows);
  }

  private void measure(TapFold fold) {
    boolean between = fold == TapFold.BACKBONE;
    var ours = new HitScore();
    var named = new HitScore();
    var backbeat = new HitScore();
    var pattern = new HitScore();
    var onsets = new HitScore();
    var plain = new HitScore();
    for (int i = 0; i < takes.size(); i++) {
      Song take = takes.get(i);
      List<Note> real = first(take.parts().getOrDefault(Role.DRUMS, List.of()));
      List<Note> taps = fold.of(real);
      var line = new TapLine(taps, take.meters());
      if (line.isEmpty()) {
        continue;
      }
      Style style = style(take.genre());
      int genre = take.genre().ordinal();
      ours.add(play(take, taps, Optional.empty(), genre, i), real);
      List<Note> played = play(take, taps, Optional.of(style), genre, i);
      plain.add(play(take, taps, Optional.empty(), -1, i), real);
      named.add(played, real);
      backbeat.add(TapRivals.backbeat(line, between), real);
      double bpm = take.tempos().bpmAt(0);
      pattern.add(TapRivals.pattern(line, style, take.meters(), bpm, between), real);
      onsets.addOnsets(played, taps);
    }
    String name = fold == TapFold.ALL ? "all tapped" : "backbone";
    row(name + ": hit F1, taps and genre", ours.f1(), ours.sides());
    row(name + ": hit F1, taps alone, genre not told", plain.f1(), plain.sides());
    row(name + ": hit F1, taps and style", named.f1(), named.sides());
    row(name + ": hit F1, backbeat on the same taps", backbeat.f1(), backbeat.sides());
    row(name + ": hit F1, the style's pattern on the same taps", pattern.f1(), pattern.sides());
    row(name + ": hits per hit on record, taps and style", named.share(), "people 1");
    row(name + ": taps that sound", onsets.recall(), "1 by construction");
  }

  private List<Note> play(Song take, List<Note> taps, Optional<Style> style, int genre, long seed) {
    var settings = new TapGroove.Settings(style, genre, true, seed);
    return new TapGroove(model, settings).play(taps, take.meters(), take.tempos());
  }

  private void row(String metric, double value, String beside) {
    rows.add(new EvaluationReport.Row(metric, value, "", beside));
  }

  /// The style called like the genre, another of it, or rock; in 4/4.
  private Style style(Genre genre) {
    List<Style> even = styles.stream().filter(style -> style.meter().barSteps() == 16).toList();
    return even.stream()
        .filter(style -> style.id().equals(genre.id()))
        .findFirst()
        .or(() -> even.stream().filter(style -> style.genre() == genre).findFirst())
        .or(() -> even.stream().filter(style -> style.genre() == Genre.ROCK).findFirst())
        .orElseGet(even::getFirst);
  }

  private static List<Note> first(List<Note> notes) {
    return notes.stream().filter(note -> StepGrid.stepOf(note) < 16L * BARS).toList();
  }
}
