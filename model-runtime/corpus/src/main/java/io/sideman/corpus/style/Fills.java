package io.sideman.corpus.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.style.DrumKey;
import io.sideman.engine.time.Meter;
import java.util.ArrayList;
import java.util.List;

/// Finds drum fills: bars at the end of a phrase of four that leave what the bars before them
/// played, by toms and snares, and where in the bar they leave it.
final class Fills {
  private static final int PHRASE = 4;
  private static final double ALIKE = 0.3; // distance up to which a beat is the groove still
  private static final int LEAST_STROKES = 3;

  /// A fill, at the end of its bar.
  ///
  /// @param bar a block of the whole bar
  /// @param steps its length
  record Fill(Block bar, int steps) {}

  private Fills() {}

  static List<Fill> find(List<SongBars> songs, Meter meter, int beatSteps) {
    var fills = new ArrayList<Fill>();
    for (SongBars song : songs) {
      for (int bar = PHRASE - 1; bar < song.count() - 1; bar += PHRASE) {
        if (song.isOfMetre(bar) && song.isOfMetre(bar - 1) && song.has(Role.DRUMS)) {
          Block here = new Block(song, bar, 1, meter);
          int steps = length(here, new Block(song, bar - 1, 1, meter), beatSteps);
          if (steps > 0 && strokes(here, meter.barSteps() - steps) >= LEAST_STROKES) {
            fills.add(new Fill(here, steps));
          }
        }
      }
    }
    return fills;
  }

  /// Steps at the bar's end that are not the groove, in whole beats; 0 when all of it is.
  private static int length(Block bar, Block before, int beatSteps) {
    int kept = 0;
    while (kept < bar.barSteps() && alike(bar, before, kept, kept + beatSteps)) {
      kept += beatSteps;
    }
    return bar.barSteps() - kept;
  }

  private static boolean alike(Block a, Block b, int from, int to) {
    List<Integer> mine = strokes(a, from, to);
    List<Integer> theirs = strokes(b, from, to);
    long common = mine.stream().filter(theirs::contains).count();
    int all = mine.size() + theirs.size();
    return all == 0 || 1 - 2.0 * common / all <= ALIKE;
  }

  private static List<Integer> strokes(Block block, int from, int to) {
    return block.hits(Role.DRUMS).stream()
        .filter(hit -> hit.step() >= from && hit.step() < to)
        .map(hit -> hit.step() << 8 | DrumNotation.voice(hit.key()).ordinal())
        .distinct()
        .toList();
  }

  /// Strokes on toms and snare from a step on.
  private static int strokes(Block bar, int from) {
    int count = 0;
    for (Hit hit : bar.hits(Role.DRUMS)) {
      count += hit.step() >= from && isFilling(DrumNotation.voice(hit.key())) ? 1 : 0;
    }
    return count;
  }

  private static boolean isFilling(DrumKey drum) {
    return switch (drum) {
      case SNARE, SNARE2, TOMFLOOR, TOMLOW, TOMMID, TOMHIGH, CRASH, CRASH2, SPLASH -> true;
      default -> false;
    };
  }
}
