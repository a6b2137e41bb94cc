package io.sideman.corpus.taste;

import io.sideman.corpus.loops.CorpusLoop;
import io.sideman.engine.band.Role;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Generation;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.Meter;
import io.sideman.library.symbolic.SymbolicAnalyst;
import io.sideman.library.taste.Casting;
import io.sideman.library.taste.LikedMusic;
import io.sideman.players.BandFactory;
import io.sideman.players.loop.Loop;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.vae.LoopSpace;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// How near the band's loops come to music that a listener likes and that taste never heard, with
/// taste choosing style and density and without it. Distances are [LoopSpace]'s, which taste does
/// not know.
public final class LikedLoops {
  private static final int BARS = 4;
  private static final double USUAL = 0.5;
  private static final long[] SEEDS = {1, 2};

  private final LoopSpace space;
  private final List<Style> styles;
  private final SymbolicAnalyst analyst;

  /// @param styles those in other metres than 4/4 are passed over
  public LikedLoops(LoopSpace space, List<Style> styles, SymbolicAnalyst analyst) {
    this.space = space;
    this.styles =
        styles.stream()
            .filter(style -> style.meter().equals(Meter.COMMON) && !style.progressions().isEmpty())
            .toList();
    this.analyst = analyst;
  }

  /// Mean distances to the loops held back.
  ///
  /// @param chosen style and density by taste
  /// @param usual the default style
  /// @param any mean over all styles
  /// @param nearest the style that comes nearest, known only afterwards
  /// @param style that was chosen
  public record Distances(double chosen, double usual, double any, double nearest, String style) {}

  /// Empty when no style plays the listener's parts.
  public Optional<Distances> of(Listener listener, Listener.Analysed items, String usual) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    listener.liked().forEach(loop -> roles.addAll(played(loop)));
    var profile = listener.profile(items);
    var music = new LikedMusic(listener.model(items, Integer.MAX_VALUE), profile, analyst);
    var choice = new Casting(music, profile).choose(styles, roles, SEEDS[0]);
    if (choice.isEmpty()) {
      return Optional.empty();
    }
    List<float[]> wanted = listener.held().stream().map(loop -> space.embed(loop.loop())).toList();
    double sum = 0;
    double nearest = Double.POSITIVE_INFINITY;
    double ofUsual = 0;
    for (Style style : styles) {
      double distance = distance(style, USUAL, roles, wanted);
      sum += distance;
      nearest = Math.min(nearest, distance);
      ofUsual = style.id().equals(usual) ? distance : ofUsual;
    }
    Casting.Choice chosen = choice.get();
    return Optional.of(
        new Distances(
            distance(chosen.style(), chosen.density(), roles, wanted),
            ofUsual,
            sum / styles.size(),
            nearest,
            chosen.style().id()));
  }

  private static Set<Role> played(CorpusLoop loop) {
    Set<Role> roles = EnumSet.noneOf(Role.class);
    loop.loop()
        .parts()
        .forEach((role, notes) -> {
          if (!notes.isEmpty()) {
            roles.add(role);
          }
        });
    return roles;
  }

  private double distance(Style style, double density, Set<Role> roles, List<float[]> wanted) {
    double sum = 0;
    for (long seed : SEEDS) {
      float[] place = space.embed(loop(style, density, roles, seed));
      for (float[] each : wanted) {
        sum += space.distance(place, each);
      }
    }
    return sum / (SEEDS.length * wanted.size());
  }

  private static Loop loop(Style style, double density, Set<Role> roles, long seed) {
    ChordChart chart = style.progressions().getFirst().chart(style.meter());
    Key key = chart.key().orElseGet(() -> KeyOfChords.guess(chart.chords(), chart.lengthTicks()));
    double bpm = style.tempo().defaultBpm();
    var request =
        new Generation.Request(
            chart.chords(),
            Timeline.of(key, List.<Timeline.Span<Key>>of()),
            style.meter(),
            bpm,
            BARS,
            Generation.STEADY_INTENSITY,
            new BandSettings(roles, density, 0, 1, seed));
    Map<Role, List<Note>> parts = new EnumMap<>(Role.class);
    Generation.play(request, BandFactory.withoutModels().band(style), _ -> {})
        .forEach((role, notes) -> parts.put(role, within(notes)));
    return new Loop(style.genre(), bpm, BARS, chart.chords(), key, parts);
  }

  private static List<Note> within(List<Note> notes) {
    long end = BARS * LoopGrid.BAR_TICKS;
    var within = new ArrayList<Note>();
    for (Note note : notes) {
      long start = Math.clamp(note.startTick(), 0, end - 1);
      long length = Math.min(note.lengthTicks(), end - start);
      within.add(new Note(start, length, note.key(), note.velocity(), note.channel()));
    }
    return within;
  }
}
