package io.sideman.corpus.evaluate;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/// Counts how a band gets on with a bass player and a kick drum.
final class GuestFigures {
  private static final int TOGETHER_TICKS = Ticks.PER_STEP / 4;
  private static final long FROM_TICK = 16L * Ticks.PER_QUARTER; // the band has heard who plays
  private static final long REGISTER_TICKS = 8L * Ticks.PER_QUARTER;

  private long basses;
  private long bassesTogether;
  private long voices;
  private long voicesInBass;
  private long kicks;
  private long kicksTogether;
  private long bassOnsets;
  private long bassOnsetsOnKick;
  private long kicksMet;
  private double bars;

  /// Adds what the band plays beside a bass player.
  void besideBass(List<Note> bass, Map<Role, List<Note>> band) {
    var own = onsets(band.getOrDefault(Role.BASS, List.of()));
    for (Note note : bass) {
      if (note.startTick() >= FROM_TICK) {
        basses++;
        bassesTogether += isNear(own, note.startTick()) ? 1 : 0;
      }
    }
    for (Role role : List.of(Role.KEYS, Role.PAD, Role.LEAD)) {
      for (Note note : band.getOrDefault(role, List.of())) {
        if (note.startTick() >= FROM_TICK) {
          voices++;
          voicesInBass += note.key() <= highest(bass, note.startTick()) ? 1 : 0;
        }
      }
    }
  }

  /// Adds what the band plays beside a kick drum.
  void besideKick(List<Note> kick, Map<Role, List<Note>> band) {
    var drum = onsets(kick);
    var ownKick =
        onsets(
            band.getOrDefault(Role.DRUMS, List.of()).stream()
                .filter(note -> note.key() == 36 || note.key() == 35)
                .toList());
    var bass = onsets(band.getOrDefault(Role.BASS, List.of()));
    long end = drum.isEmpty() ? 0 : drum.last();
    for (long tick : drum) {
      if (tick >= FROM_TICK) {
        kicks++;
        kicksTogether += isNear(ownKick, tick) ? 1 : 0;
        kicksMet += isNear(bass, tick) ? 1 : 0;
      }
    }
    for (long tick : bass) {
      if (tick >= FROM_TICK && tick <= end) {
        bassOnsets++;
        bassOnsetsOnKick += isNear(drum, tick) ? 1 : 0;
      }
    }
    bars += Math.max(0, end - FROM_TICK) / (4.0 * Ticks.PER_QUARTER);
  }

  double bassTogether() {
    return share(bassesTogether, basses);
  }

  double inBass() {
    return share(voicesInBass, voices);
  }

  double kickTogether() {
    return share(kicksTogether, kicks);
  }

  double bassOnKick() {
    return share(bassOnsetsOnKick, bassOnsets);
  }

  double kicksMet() {
    return share(kicksMet, kicks);
  }

  double bassPerBar() {
    return bars == 0 ? 0 : bassOnsets / bars;
  }

  private static NavigableSet<Long> onsets(List<Note> notes) {
    var ticks = new TreeSet<Long>();
    notes.forEach(note -> ticks.add(note.startTick()));
    return ticks;
  }

  private static boolean isNear(NavigableSet<Long> ticks, long tick) {
    Long next = ticks.ceiling(tick - TOGETHER_TICKS);
    return next != null && next <= tick + TOGETHER_TICKS;
  }

  /// Highest key of the bass during the last two bars, or -1.
  private static int highest(List<Note> bass, long tick) {
    int highest = -1;
    for (Note note : bass) {
      if (note.startTick() > tick) {
        break;
      }
      if (note.startTick() >= tick - REGISTER_TICKS) {
        highest = Math.max(highest, note.key());
      }
    }
    return highest;
  }

  private static double share(long part, long whole) {
    return whole == 0 ? 0 : part / (double) whole;
  }
}
