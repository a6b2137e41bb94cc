package io.sideman.training.vae;

import io.sideman.corpus.Split;
import io.sideman.engine.band.Role;
import io.sideman.players.loop.LoopGrid;
import io.sideman.players.loop.LoopRows;
import io.sideman.players.vae.BarLayout;
import io.sideman.players.vae.Strike;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/// Bars of one role. A bar that a song repeats counts once. Augmented by joining two bars, leaving
/// notes out, by octaves and by loudness.
final class BarExamples implements Examples {
  private static final double DROPPING = 0.25; // share of the bars that lose notes
  private static final double MOST_DROPPED = 0.3;
  private static final double SHIFTING = 0.2;
  private static final double MIXING = 0.4; // share of the bars that are made of two
  private static final int OCTAVE_ROWS = 7;

  private final BarLayout layout;
  private final List<List<Strike>> bars = new ArrayList<>();
  private final List<Integer> ends = new ArrayList<>(); // of each source, in the list of bars
  private final List<Double> shares = new ArrayList<>(); // cumulative

  BarExamples(List<LoopSheet> sheets, Role role, Split side) {
    layout = BarLayout.of(role);
    Map<String, Map<String, HashSet<List<Strike>>>> bySource = new LinkedHashMap<>();
    Map<String, List<List<Strike>>> kept = new LinkedHashMap<>();
    for (LoopSheet sheet : sheets) {
      if (sheet.split() == side && sheet.parts().containsKey(role)) {
        var songs = bySource.computeIfAbsent(sheet.source(), _ -> new LinkedHashMap<>());
        var seen = songs.computeIfAbsent(sheet.song(), _ -> new HashSet<>());
        for (List<Strike> bar : sheet.parts().get(role)) {
          if (seen.add(bar)) {
            kept.computeIfAbsent(sheet.source(), _ -> new ArrayList<>()).add(bar);
          }
        }
      }
    }
    double sum = 0;
    for (List<List<Strike>> source : kept.values()) {
      bars.addAll(source);
      ends.add(bars.size());
      sum += Math.sqrt(source.size());
      shares.add(sum);
    }
  }

  @Override
  public int size() {
    return bars.size();
  }

  @Override
  public int inputs() {
    return layout.size();
  }

  @Override
  public int outputs() {
    return layout.size();
  }

  @Override
  public int conditions() {
    return 0;
  }

  List<Strike> bar(int index) {
    return bars.get(index);
  }

  @Override
  public int draw(SplittableRandom random) {
    double place = random.nextDouble() * shares.getLast();
    int source = 0;
    while (shares.get(source) < place) {
      source++;
    }
    int from = source == 0 ? 0 : ends.get(source - 1);
    return random.nextInt(from, ends.get(source));
  }

  @Override
  public void fill(
      int index,
      @Nullable SplittableRandom random,
      float[] input,
      float[] target,
      float[] mask,
      float[] condition) {
    List<Strike> bar = bars.get(index);
    if (random != null) {
      boolean mixed = random.nextDouble() < MIXING;
      bar = changed(mixed ? mix(bar, bars.get(draw(random)), random) : bar, random);
    }
    layout.fill(bar, target);
    layout.mask(target, mask);
    System.arraycopy(target, 0, input, 0, target.length);
  }

  /// One bar up to a beat and another from there on; for drums also some drums of each. So the
  /// networks learn what bars are made of instead of which bars there are.
  private List<Strike> mix(List<Strike> one, List<Strike> other, SplittableRandom random) {
    boolean byDrum = layout.role() == Role.DRUMS && random.nextBoolean();
    int drums = random.nextInt();
    int border = LoopGrid.SLOTS_PER_BEAT * random.nextInt(1, LoopGrid.BEATS_PER_BAR);
    var result = new ArrayList<Strike>();
    for (Strike strike : one) {
      if (byDrum ? (drums >> strike.row() & 1) == 0 : strike.slot() < border) {
        result.add(strike);
      }
    }
    for (Strike strike : other) {
      if (byDrum ? (drums >> strike.row() & 1) != 0 : strike.slot() >= border) {
        result.add(strike);
      }
    }
    return result;
  }

  private List<Strike> changed(List<Strike> bar, SplittableRandom random) {
    double dropped = random.nextDouble() < DROPPING ? random.nextDouble(MOST_DROPPED) : 0;
    double louder = 1 + random.nextDouble(-0.12, 0.12);
    int shift = shift(bar, random);
    var result = new ArrayList<Strike>(bar.size());
    for (Strike strike : bar) {
      if (random.nextDouble() >= dropped) {
        int velocity = Math.clamp(Math.round(strike.velocity() * louder), 1, 127);
        result.add(new Strike(strike.slot(), strike.row() + shift, velocity, strike.lengthTicks()));
      }
    }
    return result;
  }

  private int shift(List<Strike> bar, SplittableRandom random) {
    if (layout.role() == Role.DRUMS || random.nextDouble() >= SHIFTING) {
      return 0;
    }
    int shift = random.nextBoolean() ? OCTAVE_ROWS : -OCTAVE_ROWS;
    int rows = LoopRows.count(layout.role());
    boolean fits =
        bar.stream().allMatch(each -> each.row() + shift >= 0 && each.row() + shift < rows);
    return fits ? shift : 0;
  }
}
