package io.sideman.players.loop;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.players.originality.OriginalityCheck;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Whether a loop's lead and the top line of its keys are tunes of their own over some chords. Not
/// on the conductor thread.
public final class LoopTunes implements Predicate<LoopRoll> {
  private static final int MOST_PASSES = 16;
  private static final double ANY_BPM = 120;

  private final OriginalityCheck check;
  private final List<Timeline<Chord>> passes = new ArrayList<>();
  private final Key key;

  /// @param chords what the loop is played over, again and again
  /// @param endTick where that ends
  public LoopTunes(OriginalityCheck check, Timeline<Chord> chords, Key key, long endTick) {
    this.check = check;
    this.key = key;
    long length = LoopGan.BARS * LoopGrid.BAR_TICKS;
    for (long from = 0; from < endTick && passes.size() < MOST_PASSES; from += length) {
      passes.add(window(chords, from, from + length));
    }
  }

  private static Timeline<Chord> window(Timeline<Chord> chords, long from, long to) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (long tick = from; tick < to; tick = chords.nextChange(tick)) {
      spans.add(new Timeline.Span<>(tick - from, chords.at(tick)));
    }
    return Timeline.of(chords.at(from), spans);
  }

  @Override
  public boolean test(LoopRoll roll) {
    for (Timeline<Chord> chords : passes) {
      Loop loop = roll.over(Genre.OTHER, ANY_BPM, chords, key);
      for (Role role : List.of(Role.LEAD, Role.KEYS)) {
        if (check.check(loop.notes(role)).found() > 0) {
          return false;
        }
      }
    }
    return true;
  }
}
