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
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Chooses a style and how densely it is played by a listener's taste: every style plays four bars
/// of its own at a few densities, by its written patterns; the style that is most to the taste on
/// the whole wins, with its best density. Takes about a second; not on the conductor thread.
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
    double highest = Double.NEGATIVE_INFINITY;
    for (Style style : styles) {
      List<Choice> tried = tried(style, roles, seed);
      double mean = tried.stream().mapToDouble(Choice::liking).average().orElse(-1);
      if (mean > highest) { // one lucky take says little of a style; all of them say more
        highest = mean;
        best = tried.stream().max(Comparator.comparingDouble(Choice::liking)).orElse(best);
      }
    }
    return Optional.ofNullable(best);
  }

  private List<Choice> tried(Style style, Set<Role> roles, long seed) {
    var tried = new ArrayList<Choice>();
    double bpm = bpm(style);
    for (double density : style.progressions().isEmpty() ? new double[0] : DENSITIES) {
      liking(style, density, bpm, roles, seed)
          .ifPresent(liking -> tried.add(new Choice(style, density, bpm, liking)));
    }
    return tried;
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
