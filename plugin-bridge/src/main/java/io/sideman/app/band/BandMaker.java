package io.sideman.app.band;

import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModel;
import io.sideman.engine.session.Bearings;
import io.sideman.engine.session.Ear;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import io.sideman.players.harmony.ChordForecaster;
import io.sideman.players.harmony.ChordNet;
import io.sideman.players.loop.LoopMaker;
import io.sideman.players.loop.LoopStyle;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Function;

/// Makes bands of any style and seed from models that are read once.
///
/// Control thread.
public final class BandMaker {
  /// Who plays, and how.
  record Members(Style style, List<RolePlayer> players, BandSettings settings) {}

  /// What all bands share.
  ///
  /// @param chordNet the harmony network of a style's genre, when there is one
  /// @param settings for bands that ask for nothing else
  /// @param intensity 0 to 1, or empty to follow the performer
  public record Ingredients(
      BandFactory factory,
      HarmonyModel harmony,
      BeatModel beat,
      Function<Style, Optional<ChordNet>> chordNet,
      BandSettings settings,
      OptionalDouble intensity) {}

  private final Ingredients ingredients;
  private final Optional<LoopMaker> loops;
  private final Map<io.sideman.engine.style.Genre, Optional<ChordNet>> nets =
      new EnumMap<>(io.sideman.engine.style.Genre.class);

  /// Bands that keep to the patterns of their styles.
  public BandMaker(Ingredients ingredients) {
    this(ingredients, Optional.empty());
  }

  /// @param loops who invents new patterns when they are asked for
  public BandMaker(Ingredients ingredients, Optional<LoopMaker> loops) {
    this.ingredients = ingredients;
    this.loops = loops;
  }

  /// Makes the same bands for another thread; theirs do not invent.
  public BandMaker another() {
    return new BandMaker(ingredients);
  }

  /// The style with newly invented patterns: a loop for its A sections, one for its B sections. As
  /// it is where nobody invents, and for styles that are not in 4/4.
  ///
  /// @param pattern 0 for its own, else a number that stands for the same loops with the same seed
  public Style inventing(Style style, int pattern, long seed) {
    if (pattern == 0 || loops.isEmpty() || !LoopStyle.fits(style)) {
      return style;
    }
    long first = (seed * 1_000_003 + pattern) * 2;
    LoopMaker maker = loops.get();
    return LoopStyle.of(
        style, maker.make(style.genre(), first), maker.make(style.genre(), first + 1));
  }

  /// A new band that has heard nothing yet.
  ///
  /// @param steering where the band's controls stand
  public Band make(Style style, long seed, Clock clock, Outlet outlet, Steering steering) {
    var members = new Members(style, players(style), settings(seed));
    var grid = new Bearings.Grid(clock.meters(), clock.settled(), clock.memory());
    var bearings =
        Bearings.live(ear(style), grid, Optional.empty(), ingredients.intensity(), steering);
    return new Band(members, bearings, clock, outlet, steering);
  }

  /// Players of the roles that all bands have.
  public List<RolePlayer> players(Style style) {
    var roles = ingredients.settings().roles();
    return ingredients.factory().band(style).stream()
        .filter(player -> roles.contains(player.role()))
        .toList();
  }

  /// The seed of bands that ask for none.
  public long seed() {
    return ingredients.settings().seed();
  }

  public BeatModel beat() {
    return ingredients.beat();
  }

  private BandSettings settings(long seed) {
    BandSettings asked = ingredients.settings();
    return new BandSettings(
        asked.roles(), asked.density(), asked.adventure(), asked.temperature(), seed);
  }

  private Ear ear(Style style) {
    Optional<ChordNet> net =
        nets.computeIfAbsent(style.genre(), _ -> ingredients.chordNet().apply(style));
    return new Ear(
        ingredients.harmony(), ingredients.beat(), net.map(known -> new ChordForecaster(known)));
  }
}
