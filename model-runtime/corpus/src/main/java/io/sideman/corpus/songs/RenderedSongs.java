package io.sideman.corpus.songs;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/// Our own written styles played over progressions of real songs, with a human drummer of the genre
/// where there is one: for genres whose bands the data sets do not hold. Always reported apart from
/// real music. Patterns and chords are CC0.
public final class RenderedSongs {
  public static final String DATA_SET = "rendered";

  private static final int SONG_BARS = 24;
  private static final int LEAST_TAKE_BARS = 8;
  private static final double BEAT = Ticks.PER_QUARTER;

  private RenderedSongs() {}

  /// Renders every style over progressions of its genre first, of others when there are too few; a
  /// song stands on the side of the split on which its progression stands.
  ///
  /// @param grooves drum takes; each is heard on its own side only
  public static List<Song> read(
      Path data, List<Style> styles, List<Song> grooves, int songsPerStyle, long seed)
      throws IOException {
    List<Progression> known = BillboardChords.read(data);
    var songs = new ArrayList<Song>();
    for (Style style : styles) {
      var random = new SplittableRandom(seed ^ style.id().hashCode());
      List<Progression> chosen =
          ownGenreFirst(known.stream().filter(each -> fits(each, style)).toList(), style, random);
      for (Progression each : chosen.subList(0, Math.min(songsPerStyle, chosen.size()))) {
        Song song = play(style, each, random);
        List<Song> takes = takes(grooves, song);
        songs.add(takes.isEmpty() ? song : with(song, takes.get(random.nextInt(takes.size()))));
      }
    }
    return songs;
  }

  private static boolean fits(Progression progression, Style style) {
    return progression.beatsInBar() * Ticks.PER_QUARTER == style.meter().barTicks();
  }

  /// Progressions in an order by chance, those of the style's genre before all others.
  public static List<Progression> ownGenreFirst(
      List<Progression> known, Style style, SplittableRandom random) {
    var own = new ArrayList<Progression>();
    var others = new ArrayList<Progression>();
    for (Progression each : known) {
      (each.genre() == style.genre() ? own : others).add(each);
    }
    java.util.Collections.shuffle(own, java.util.Random.from(random));
    java.util.Collections.shuffle(others, java.util.Random.from(random));
    own.addAll(others);
    return own;
  }

  /// One style over one progression: 24 bars at a tempo, a density and an intensity by chance.
  public static Song play(Style style, Progression progression, SplittableRandom random) {
    Timeline<Chord> chords = chords(progression);
    Timeline<Key> keys = Timeline.of(progression.key(), List.of());
    double tempo =
        random.nextDouble(style.tempo().minBpm(), Math.nextUp(style.tempo().maxBpm() + 1e-6));
    double density = random.nextDouble(0.3, 0.8);
    var settings =
        new BandSettings(EnumSet.allOf(Role.class), density, 0, 1, random.nextInt(1 << 20));
    var request =
        new Generation.Request(
            chords, keys, style.meter(), tempo, SONG_BARS, random.nextDouble(0.4, 0.85), settings);
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    Map<Role, List<Note>> notes = Generation.play(request, players, _ -> {});
    return new Song(
        style.id() + " over " + progression.name(),
        DATA_SET,
        style.genre(),
        progression.split(),
        MeterMap.of(style.meter()),
        TempoMap.of(tempo),
        chords,
        keys,
        notes,
        List.of(),
        false);
  }

  /// The progression over and over, without its silences.
  private static Timeline<Chord> chords(Progression progression) {
    List<Progression.Lasting> sounding =
        progression.chords().stream().filter(each -> !each.chord().isNone()).toList();
    var spans = new ArrayList<Timeline.Span<Chord>>();
    double tick = 0;
    while (!sounding.isEmpty() && tick < SONG_BARS * Meter.COMMON.barTicks()) {
      for (Progression.Lasting each : sounding) {
        spans.add(new Timeline.Span<>(Math.round(tick), each.chord()));
        tick += Math.max(1, each.beats()) * BEAT;
      }
    }
    return Timeline.of(Chord.NONE, spans);
  }

  /// Human takes that a song's band could have been: its genre, metre and side, and no fills.
  private static List<Song> takes(List<Song> grooves, Song song) {
    Meter meter = song.meters().meterAt(0);
    return grooves.stream()
        .filter(take -> take.genre() == song.genre() && take.split() == song.split())
        .filter(take -> !take.fill() && take.meters().meterAt(0).equals(meter))
        .filter(take -> take.endTick() >= (long) LEAST_TAKE_BARS * meter.barTicks())
        .toList();
  }

  /// The song with the take's drums, again and again, at the take's tempo.
  private static Song with(Song song, Song take) {
    int bar = song.meters().meterAt(0).barTicks();
    long length = (take.endTick() / bar) * bar;
    long end = (long) SONG_BARS * bar;
    var drums = new ArrayList<Note>();
    for (long start = 0; start < end; start += length) {
      for (Note note : take.parts().getOrDefault(Role.DRUMS, List.of())) {
        if (note.startTick() < length && start + note.startTick() < end) {
          drums.add(
              new Note(
                  start + note.startTick(),
                  note.lengthTicks(),
                  note.key(),
                  note.velocity(),
                  note.channel()));
        }
      }
    }
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    parts.putAll(song.parts());
    parts.put(Role.DRUMS, drums);
    return new Song(
        song.name() + " with " + take.name(),
        DATA_SET,
        song.genre(),
        song.split(),
        song.meters(),
        take.tempos(),
        song.chords(),
        song.keys(),
        parts,
        List.of(),
        false);
  }
}
