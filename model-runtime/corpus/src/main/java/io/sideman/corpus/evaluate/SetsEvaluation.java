package io.sideman.corpus.evaluate;

import io.sideman.corpus.Split;
import io.sideman.corpus.evaluate.EvaluationReport.Row;
import io.sideman.corpus.evaluate.SegmentFeatures.Feature;
import io.sideman.corpus.evaluate.SetDistances.Comparison;
import io.sideman.corpus.evaluate.SetDistances.Sample;
import io.sideman.corpus.songs.BandSongs;
import io.sideman.corpus.songs.GrooveSongs;
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
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/// The band and people as sets of samples, by the measures of Yang and Lerch: how far what the band
/// plays lies among what people play, beside how far one half of the people lies among the other.
public final class SetsEvaluation {
  private static final long SEED = 1;
  private static final int PER_SONG = 6; // samples
  private static final int FEWEST_NOTES = 4;

  /// A sample and its key's song.
  private record Piece(Song song, List<Note> notes) {}

  private SetsEvaluation() {}

  /// @param data the folder that holds all data sets
  /// @param most songs of POP909-CL to play along with
  public static EvaluationReport run(
      Path data, BandFactory factory, Style style, Ear ear, int most, Consumer<String> progress)
      throws IOException {
    List<Song> pop =
        Pop909Songs.read(data).stream()
            .filter(song -> song.split() == Split.TEST && !song.chords().spans().isEmpty())
            .limit(most)
            .toList();
    Map<Role, List<Piece>> people = people(data, pop);
    Map<Role, List<Piece>> band = new EnumMap<>(Role.class);
    for (int i = 0; i < pop.size(); i++) {
      Song song = pop.get(i);
      var request =
          BesideSong.request(song, BesideSong.heard(song), Accompaniment.Hear.WHOLE, 0.5, SEED);
      Accompaniment.play(request, ear, factory.band(style), _ -> {})
          .notes()
          .forEach((role, notes) -> add(band, role, song, notes));
      progress.accept("sets: song %d of %d".formatted(i + 1, pop.size()));
    }
    var rows = new ArrayList<Row>();
    for (Role role : Role.values()) {
      rows.addAll(
          rows(role, people.getOrDefault(role, List.of()), band.getOrDefault(role, List.of())));
      progress.accept("sets: " + role.id() + " compared");
    }
    String protocol =
        ("Samples of %d bars of 4/4 with %d notes or more, at most %d of a song; %d test songs of"
                + " POP909-CL accompanied whole, style %s, adventure .5, seed %d; people as in"
                + " `evaluate band`. Euclidean distances of features between samples of different"
                + " songs; densities by Gaussian kernels (Scott); overlap area (and divergence in"
                + " nats) of distances within people and from people to the band. Beside it: from"
                + " one half of the people's songs to the other")
            .formatted(SegmentFeatures.BARS, FEWEST_NOTES, PER_SONG, pop.size(), style.id(), SEED);
    return new EvaluationReport("sets", protocol, rows);
  }

  private static Map<Role, List<Piece>> people(Path data, List<Song> pop) throws IOException {
    Map<Role, List<Piece>> people = new EnumMap<>(Role.class);
    add(people, pop, Set.of(Role.KEYS));
    add(
        people,
        GrooveSongs.read(data).stream().filter(song -> !song.fill()).toList(),
        Set.of(Role.DRUMS));
    for (String set : BandSongs.DATA_SETS) {
      add(people, BandSongs.read(data, set), Set.of(Role.BASS, Role.PAD, Role.LEAD));
    }
    return people;
  }

  private static void add(Map<Role, List<Piece>> to, List<Song> songs, Set<Role> roles) {
    for (Song song : songs) {
      if (song.split() == Split.TEST) {
        for (Role role : roles) {
          add(to, role, song, song.parts().getOrDefault(role, List.of()));
        }
      }
    }
  }

  private static void add(Map<Role, List<Piece>> to, Role role, Song song, List<Note> notes) {
    List<List<Note>> pieces = SegmentFeatures.cut(notes, FEWEST_NOTES);
    int taken = Math.min(PER_SONG, pieces.size());
    for (int i = 0; i < taken; i++) {
      List<Note> piece = pieces.get(i * pieces.size() / taken);
      to.computeIfAbsent(role, _ -> new ArrayList<>()).add(new Piece(song, piece));
    }
  }

  private static List<Row> rows(Role role, List<Piece> people, List<Piece> band) {
    var rows = new ArrayList<Row>();
    double overlaps = 0;
    double halves = 0;
    int count = 0;
    for (Feature feature : Feature.values()) {
      if (!role.isTonal() && feature.ofPitch()) {
        continue;
      }
      List<Sample> human = samples(feature, people);
      Comparison ours = SetDistances.compare(human, samples(feature, band));
      Comparison own = SetDistances.compare(half(human, 0), half(human, 1));
      rows.add(
          new Row(
              role.id() + ": overlap area, " + feature.text(),
              ours.overlap(),
              text("divergence %.3f", ours.divergence()),
              text("people's halves %.3f", own.overlap())
                  + text(" (divergence %.3f)", own.divergence())));
      overlaps += ours.overlap();
      halves += own.overlap();
      count++;
    }
    String samples = "%d samples, people %d".formatted(band.size(), people.size());
    rows.add(
        new Row(
            role.id() + ": overlap area, mean",
            overlaps / count,
            samples,
            text("people's halves %.3f", halves / count)));
    return rows;
  }

  private static String text(String format, double value) {
    return String.format(Locale.ROOT, format, value);
  }

  private static List<Sample> samples(Feature feature, List<Piece> pieces) {
    return pieces.stream()
        .map(piece ->
            new Sample(
                piece.song().dataSet() + piece.song().name(),
                SegmentFeatures.of(
                    feature,
                    piece.notes(),
                    piece.song().keys().at(piece.notes().getFirst().startTick()))))
        .toList();
  }

  /// Every other song.
  private static List<Sample> half(List<Sample> samples, int which) {
    List<String> songs = samples.stream().map(Sample::song).distinct().toList();
    Set<String> chosen =
        Set.copyOf(
            IntStream.range(0, songs.size())
                .filter(i -> i % 2 == which)
                .mapToObj(songs::get)
                .toList());
    return samples.stream().filter(sample -> chosen.contains(sample.song())).toList();
  }
}
