package io.sideman.library.taste;

import io.sideman.engine.band.Role;
import io.sideman.engine.chart.ChordChart;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.KeyOfChords;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.session.Generation;
import io.sideman.engine.session.Sheet;
import io.sideman.engine.style.Style;
import io.sideman.players.BandFactory;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses a style and how densely it is played by a listener's taste: every style plays four bars
/// of its own at a few densities, by its written patterns, and the one most to the taste wins.
/// Takes about a second; not on the conductor thread.
public final class Casting {
  private static final double[] DENSITIES = {0.3, 0.5, 0.7};
  private static final int BARS = 4;
  private static final double SAFE = 0.5; // adventure and temperature do not matter to patterns

  /// What won.
  ///
  /// @param bpm the listener's usual tempo, within the style's range
  /// @param liking 0 to 1, see [TasteModel#of]
  public record Choice(Style style, double density, double bpm, double liking) {}

  private final LikedMusic taste;
  private final TasteProfile profile;

  public Casting(LikedMusic taste, TasteProfile profile) {
    this.taste = taste;
    this.profile = profile;
  }

  /// The best of these styles; empty when taste has nothing to go by.
  ///
  /// @param roles who will play
  public Optional<Choice> choose(List<Style> styles, Set<Role> roles, long seed) {
    Choice best = null;
    for (Style style : styles) {
      for (double density : style.progressions().isEmpty() ? new double[0] : DENSITIES) {
        double bpm = bpm(style);
        Optional<Double> liking = liking(style, density, bpm, roles, seed);
        if (liking.isPresent() && (best == null || liking.get() > best.liking())) {
          best = new Choice(style, density, bpm, liking.get());
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private Optional<Double> liking(
      Style style, double density, double bpm, Set<Role> roles, long seed) {
    ChordChart chart = style.progressions().getFirst().chart(style.meter());
    Key key = chart.key().orElseGet(() -> KeyOfChords.guess(chart.chords(), chart.lengthTicks()));
    var keys = Timeline.of(key, List.<Timeline.Span<Key>>of());
    var request =
        new Generation.Request(
            chart.chords(),
            keys,
            style.meter(),
            bpm,
            BARS,
            Generation.STEADY_INTENSITY,
            new BandSettings(roles, density, SAFE, 1, seed));
    Map<Role, List<Note>> notes =
        Generation.play(request, BandFactory.withoutModels().band(style), _ -> {});
    return taste.of(notes, new Sheet(chart.chords(), keys), style.meter(), bpm);
  }

  /// The listener's usual tempo where the style may be played at it, else at half or double of it,
  /// else the style's own.
  private double bpm(Style style) {
    double own = style.tempo().defaultBpm();
    double usual = profile.bpm().orElse(own);
    for (double bpm : new double[] {usual, 2 * usual, usual / 2}) {
      if (style.tempo().contains(bpm)) {
        return bpm;
      }
    }
    return own;
  }
}
