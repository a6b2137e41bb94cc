package io.sideman.corpus.evaluate;

import io.sideman.engine.event.Note;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.taps.StyleHits;
import io.sideman.players.taps.TapLine;
import io.sideman.players.tokens.Drum;
import java.util.ArrayList;
import java.util.List;

/// What else one may hang on a tapped rhythm, without having learned anything.
final class TapRivals {
  private static final int BAR = 16;
  private static final int EIGHTH = 2;

  private TapRivals() {}

  /// Kick on one and three, snare on two and four, hats on every tap.
  ///
  /// @param between hats also on the eighths that nobody taps
  static List<Note> backbeat(TapLine taps, boolean between) {
    var notes = new ArrayList<Note>();
    for (long step = taps.firstStep(); step < taps.endStep(); step++) {
      boolean tapped = taps.at(step).isPresent();
      long place = Math.floorMod(step, (long) BAR);
      if (tapped || between && place % EIGHTH == 0) {
        notes.add(hit(step, Drum.CLOSED_HAT));
      }
      if (tapped && place % 8 == 0) {
        notes.add(hit(step, Drum.KICK));
      } else if (tapped && place % 8 == 4) {
        notes.add(hit(step, Drum.SNARE));
      }
    }
    return notes;
  }

  /// What the style's pattern has on each tap, a closed hat where it has nothing.
  ///
  /// @param between the pattern's cymbals also where nobody taps
  static List<Note> pattern(
      TapLine taps, Style style, MeterMap meters, double bpm, boolean between) {
    var written = new StyleHits(style, 1);
    var notes = new ArrayList<Note>();
    for (long step = taps.firstStep(); step < taps.endStep(); step++) {
      boolean tapped = taps.at(step).isPresent();
      var hits = written.at(step, meters, bpm);
      for (int i = 0; i < hits.count(); i++) {
        int drum = Drum.indexOf(hits.key(i));
        if (drum >= 0 && (tapped || between && keepsTime(drum))) {
          notes.add(hit(step, Drum.at(drum)));
        }
      }
      if (tapped && hits.isEmpty()) {
        notes.add(hit(step, Drum.CLOSED_HAT));
      }
    }
    return notes;
  }

  private static boolean keepsTime(int drum) {
    return switch (Drum.at(drum)) {
      case CLOSED_HAT, PEDAL_HAT, OPEN_HAT, RIDE -> true;
      default -> false;
    };
  }

  private static Note hit(long step, Drum drum) {
    return new Note(step * Ticks.PER_STEP, Ticks.PER_STEP / 2, drum.key(), 90, 9);
  }
}
