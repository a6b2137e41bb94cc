package io.sideman.corpus.loops;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.BillboardChords;
import io.sideman.corpus.songs.Progression;
import io.sideman.corpus.songs.Song;
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
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;

/// Our own written styles played over progressions of real songs, for the genres whose bands the
/// data sets do not hold. Never mixed with real music in figures.
public final class RenderedLoops {
  public static final String SOURCE = "rendered";

  private static final Set<Role> BASS = EnumSet.of(Role.BASS);
  private static final int SONG_BARS = 24;
  private static final double BEAT = Ticks.PER_QUARTER;

  private RenderedLoops() {}

  /// Renders every 4/4 style over progressions of one side of the split, those of its own genre
  /// first.
  ///
  /// @param songsPerStyle how many progressions, 24 bars of each
  public static List<CorpusLoop> read(
      Path data, List<Style> styles, Split side, int bars, int songsPerStyle, long seed)
      throws IOException {
    List<Progression> known =
        BillboardChords.read(data).stream()
            .filter(each -> each.split() == side && each.beatsInBar() == 4)
            .toList();
    var loops = new ArrayList<CorpusLoop>();
    var cutter = new LoopCutter(bars, BASS);
    for (Style style : styles) {
      if (style.meter().equals(Meter.COMMON)) {
        var random = new SplittableRandom(seed ^ style.id().hashCode());
        List<Progression> chosen = ownGenreFirst(known, style, random);
        for (Progression each : chosen.subList(0, Math.min(songsPerStyle, chosen.size()))) {
          loops.addAll(cutter.cut(play(style, each, random)));
        }
      }
    }
    return loops;
  }

  private static List<Progression> ownGenreFirst(
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

  private static Song play(Style style, Progression progression, SplittableRandom random) {
    Timeline<Chord> chords = chords(progression);
    Timeline<Key> keys = Timeline.of(progression.key(), List.of());
    double tempo =
        random.nextDouble(style.tempo().minBpm(), Math.nextUp(style.tempo().maxBpm() + 1e-6));
    double density = random.nextDouble(0.3, 0.8);
    var settings =
        new BandSettings(EnumSet.allOf(Role.class), density, 0, 1, random.nextInt(1 << 20));
    var request =
        new Generation.Request(
            chords, keys, Meter.COMMON, tempo, SONG_BARS, random.nextDouble(0.4, 0.85), settings);
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    Map<Role, List<Note>> notes = Generation.play(request, players, _ -> {});
    return new Song(
        style.id() + " over " + progression.name(),
        SOURCE,
        style.genre(),
        progression.split(),
        MeterMap.of(Meter.COMMON),
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
    while (!sounding.isEmpty() && tick < SONG_BARS * 4 * BEAT) {
      for (Progression.Lasting each : sounding) {
        spans.add(new Timeline.Span<>(Math.round(tick), each.chord()));
        tick += Math.max(1, each.beats()) * BEAT;
      }
    }
    return Timeline.of(Chord.NONE, spans);
  }
}
