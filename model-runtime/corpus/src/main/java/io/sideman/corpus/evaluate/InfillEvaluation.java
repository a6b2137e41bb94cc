package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
import io.sideman.corpus.songs.Pop909Songs;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.BandFactory;
import io.sideman.players.infill.Fill;
import io.sideman.players.infill.Gap;
import io.sideman.players.infill.GapFiller;
import io.sideman.players.infill.Surroundings;
import io.sideman.players.tokens.StepGrid;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;

/// Two bars taken out of held-out songs and filled in again: beside what people had played there,
/// beside a player that only knows what came before, and beside the two bars before once more.
public final class InfillEvaluation {
  private static final int GAP_BARS = 2;
  private static final int LEAST_NOTES = 4; // in the gap, or there is nothing to compare
  private static final int CANDIDATES = 32;
  private static final double[] PLACES = {0.35, 0.65}; // of the song

  /// Who fills.
  private enum Filler {
    BOTH_SIDES("both sides heard, best of 32"),
    LEFT_ONLY("left side only, one sample"),
    COPY("the two bars before again"),
    PEOPLE("people (what was there)");

    private final String name;

    Filler(String name) {
      this.name = name;
    }
  }

  private final BandFactory factory;
  private final Map<Role, Map<Filler, InfillFigures>> sums = new EnumMap<>(Role.class);

  private InfillEvaluation(BandFactory factory) {
    this.factory = factory;
  }

  /// Takes two gaps per song and role.
  ///
  /// @param data the folder that holds all data sets
  /// @param songs how many songs per data set at most
  public static EvaluationReport run(
      Path data, Split side, BandFactory factory, int songs, Consumer<String> progress)
      throws IOException {
    var evaluation = new InfillEvaluation(factory);
    List<Song> all = songs(data, side, songs);
    int done = 0;
    for (Song song : all) {
      song.parts().keySet().stream().sorted().forEach(role -> evaluation.song(song, role));
      progress.accept("song %d of %d".formatted(++done, all.size()));
    }
    String protocol =
        "%d songs of the %s side: two gaps of %d bars per song and role, at .35 and .65 of it, with"
                .formatted(all.size(), side.name().toLowerCase(Locale.ROOT), GAP_BARS)
            + " at least %d notes; chords by labels (POP909-CL) or guessed (multi-track sets); the"
                .formatted(LEAST_NOTES)
            + " networks are the shipped ones, the genre is not told; 16 bars heard before the gap,"
            + " 2 after it. Onsets and pitches count on 16ths.";
    return new EvaluationReport("infill", protocol, evaluation.rows());
  }

  private static List<Song> songs(Path data, Split side, int songs) throws IOException {
    var all = new ArrayList<Song>();
    add(Pop909Songs.read(data), side, songs, all);
    for (String set : BandSongs.DATA_SETS) {
      add(BandSongs.read(data, set), side, songs, all);
    }
    add(GrooveSongs.read(data).stream().filter(s -> !s.fill()).toList(), side, songs, all);
    return all;
  }

  private static void add(List<Song> songs, Split side, int most, List<Song> into) {
    songs.stream().filter(song -> song.split() == side).limit(most).forEach(into::add);
  }

  private void song(Song song, Role role) {
    Optional<GapFiller> filler = GapFiller.of(factory, role, -1);
    List<Note> line = song.parts().get(role);
    if (filler.isEmpty() || line == null || line.isEmpty()) {
      return;
    }
    var piece =
        new Surroundings(
            song.meters(),
            song.tempos(),
            song.chords(),
            song.keys(),
            song.parts(),
            song.performer(),
            -1);
    long first = song.meters().barAt(line.getFirst().startTick());
    long last = song.meters().barAt(song.endTick());
    for (double place : PLACES) {
      long bar = first + Math.round((last - first) * place);
      if (bar >= first + GAP_BARS && bar + GAP_BARS < last) {
        gap(filler.get(), piece, gap(song, role, line, bar));
      }
    }
  }

  private static Gap gap(Song song, Role role, List<Note> line, long bar) {
    int low = line.stream().mapToInt(Note::key).min().orElse(0);
    int high = line.stream().mapToInt(Note::key).max().orElse(127);
    boolean drums = role == Role.DRUMS;
    return new Gap(
        role,
        song.meters().barStart(bar),
        song.meters().barStart(bar + GAP_BARS),
        OptionalDouble.empty(),
        drums ? 0 : low,
        drums ? 127 : high,
        drums || role == Role.KEYS || role == Role.PAD ? 8 : 1,
        false,
        CANDIDATES,
        song.name().hashCode());
  }

  private void gap(GapFiller filler, Surroundings piece, Gap gap) {
    List<Note> people = within(piece.notes(gap.role()), gap, 0);
    if (people.size() < LEAST_NOTES) {
      return;
    }
    for (Filler who : Filler.values()) {
      Fill fill =
          switch (who) {
            case BOTH_SIDES -> filler.fill(piece, gap);
            case LEFT_ONLY -> filler.first(piece, gap);
            case COPY -> {
              long back = gap.toTick() - gap.fromTick();
              yield filler.weigh(piece, gap, within(piece.notes(gap.role()), gap, back));
            }
            case PEOPLE -> filler.weigh(piece, gap, people);
          };
      sums.computeIfAbsent(gap.role(), _ -> new EnumMap<>(Filler.class))
          .computeIfAbsent(who, _ -> new InfillFigures())
          .add(piece, gap, fill, people);
    }
  }

  /// The notes that start `back` ticks before the gap's, moved into it.
  private static List<Note> within(List<Note> line, Gap gap, long back) {
    var notes = new ArrayList<Note>();
    for (Note note : line) {
      long tick = StepGrid.stepOf(note) * Ticks.PER_STEP + back;
      if (tick >= gap.fromTick() && tick < gap.toTick() && note.startTick() + back >= 0) {
        notes.add(
            new Note(
                note.startTick() + back,
                note.lengthTicks(),
                note.key(),
                note.velocity(),
                note.channel()));
      }
    }
    return notes;
  }

  private List<EvaluationReport.Row> rows() {
    var rows = new ArrayList<EvaluationReport.Row>();
    sums.forEach((role, fillers) ->
        fillers.forEach((who, figures) -> rows.addAll(figures.rows(role, who.name))));
    return rows;
  }
}
