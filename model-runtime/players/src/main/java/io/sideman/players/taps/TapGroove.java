package io.sideman.players.taps;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import io.sideman.players.net.FeedForward;
import io.sideman.players.sample.Draw;
import io.sideman.players.tokens.Drum;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Makes a drum part of a tapped rhythm. The taps say when, how hard, how early or late; which
/// drums, two experts decide together: the network of taps and, where a style is named, its pattern
/// (log-odds add up, as in a product of experts). Between taps that are few it may keep time softly
/// on hats or ride. Deterministic for a seed. Control thread.
public final class TapGroove {
  private static final List<Drum> CYMBALS = List.of(Drum.CLOSED_HAT, Drum.OPEN_HAT, Drum.RIDE);
  private static final int HANDS = 2;
  private static final int LENGTH_TICKS = Ticks.PER_STEP / 2;
  private static final double CHOSEN =
      -0.4; // log-odds from which a drum is struck; best F1 on validation
  private static final double BETWEEN = 0.25; // probability of some cymbal, where nobody taps
  private static final double THROUGH = 0.35; // likewise, on a tap
  private static final double STRAY = 0.25; // log-odds by which seeds differ, per drum and place
  private static final double BESIDE = 0.75; // of the tap's force, for cymbals beside a drum
  private static final double SOFT = 0.55; // of the mean tap's force, between taps

  private final FeedForward.Scratch net;
  private final int genre;
  private final @Nullable StyleHits pattern;
  private final boolean between;
  private final long seed;
  private final float[] in = new float[TapFeatures.INPUTS];
  private final double[] odds = new double[Drum.count()];

  /// How a rhythm becomes drums.
  ///
  /// @param style whose drummers play and whose pattern has a say; empty when none is named
  /// @param genre index of a genre, or -1 when not known
  /// @param between whether hats may keep time where nobody taps
  public record Settings(Optional<Style> style, int genre, boolean between, long seed) {}

  public TapGroove(TapModel model, Settings settings) {
    net = model.drums().scratch();
    genre = settings.genre();
    pattern = settings.style().map(style -> new StyleHits(style, settings.seed())).orElse(null);
    between = settings.between();
    seed = settings.seed();
  }

  /// The drum part, sorted.
  ///
  /// @param taps any keys; in band ticks
  public List<Note> play(List<Note> taps, MeterMap meters, TempoMap tempos) {
    var notes = new ArrayList<Note>();
    var line = new TapLine(taps, meters);
    if (line.isEmpty()) {
      return notes;
    }
    int cymbal = between ? cymbal(line, meters, tempos) : -1;
    for (long step = line.firstStep(); step < line.endStep(); step++) {
      listen(line, step, meters, tempos);
      Optional<Note> tap = line.at(step);
      if (tap.isPresent()) {
        goOn(cymbal);
        strike(tap.get(), notes);
      } else if (between) {
        keepTime(line, step, cymbal, notes);
      }
    }
    notes.sort(null);
    return notes;
  }

  /// Both experts on one step.
  private void listen(TapLine line, long step, MeterMap meters, TempoMap tempos) {
    double bpm = tempos.bpmAt(step * Ticks.PER_STEP);
    TapFeatures.write(line, step, bpm, genre, in);
    float[] said = net.run(in);
    for (int drum = 0; drum < odds.length; drum++) {
      double uniform = Draw.uniform(seed, Role.DRUMS, line.place(step), drum);
      odds[drum] = said[drum] + STRAY * 2 * (uniform - 0.5);
    }
    if (pattern != null) {
      pattern.lean(step, meters, bpm, odds);
    }
  }

  /// At least one drum, and no more than two hands hold.
  private void strike(Note tap, List<Note> notes) {
    int hands = 0;
    boolean drum = false;
    boolean first = true;
    for (int best = likeliest(); best >= 0; best = likeliest()) {
      boolean chosen = first || odds[best] > CHOSEN;
      odds[best] = Double.NEGATIVE_INFINITY;
      boolean hand = isHand(best);
      if (!chosen) {
        return;
      }
      if (hand && hands == HANDS) {
        continue;
      }
      hands += hand ? 1 : 0;
      double force = !first && keepsTime(best) && drum ? BESIDE : 1;
      notes.add(note(best, tap.startTick(), tap.velocity() * force));
      drum |= !keepsTime(best);
      first = false;
    }
  }

  /// Softly, on the cymbal that keeps time in this part: a hand stays where it is.
  private void keepTime(TapLine line, long step, int cymbal, List<Note> notes) {
    if (anyCymbal() > BETWEEN) {
      notes.add(note(cymbal, step * Ticks.PER_STEP, line.meanForce() * SOFT));
    }
    if (share(odds[Drum.PEDAL_HAT.ordinal()]) > BETWEEN) {
      int pedal = Drum.PEDAL_HAT.ordinal();
      notes.add(note(pedal, step * Ticks.PER_STEP, line.meanForce() * SOFT));
    }
  }

  /// The hand that keeps time does not stop for a kick: where some cymbal is likely but no one is
  /// likely enough, it is the part's.
  private void goOn(int cymbal) {
    boolean decided = CYMBALS.stream().anyMatch(drum -> odds[drum.ordinal()] > CHOSEN);
    if (cymbal >= 0 && !decided && anyCymbal() > THROUGH) {
      odds[cymbal] = CHOSEN + 1e-6;
    }
  }

  private double anyCymbal() {
    double silence = 1;
    for (Drum drum : CYMBALS) {
      silence *= 1 - share(odds[drum.ordinal()]);
    }
    return 1 - silence;
  }

  /// The cymbal that is likeliest in the whole part.
  private int cymbal(TapLine line, MeterMap meters, TempoMap tempos) {
    double[] sums = new double[Drum.count()];
    for (long step = line.firstStep(); step < line.endStep(); step++) {
      listen(line, step, meters, tempos);
      for (Drum drum : CYMBALS) {
        sums[drum.ordinal()] += share(odds[drum.ordinal()]);
      }
    }
    boolean ride = sums[Drum.RIDE.ordinal()] > sums[Drum.CLOSED_HAT.ordinal()];
    return (ride ? Drum.RIDE : Drum.CLOSED_HAT).ordinal();
  }

  private static double share(double odds) {
    return 1 / (1 + Math.exp(-odds));
  }

  private int likeliest() {
    int best = -1;
    for (int drum = 0; drum < odds.length; drum++) {
      if (odds[drum] > (best < 0 ? Double.NEGATIVE_INFINITY : odds[best])) {
        best = drum;
      }
    }
    return best;
  }

  private static Note note(int drum, long tick, double velocity) {
    int force = Math.clamp(Math.round(velocity), 1, 127);
    return new Note(tick, LENGTH_TICKS, Drum.at(drum).key(), force, Role.DRUMS.channel());
  }

  private static boolean isHand(int drum) {
    return drum != Drum.KICK.ordinal() && drum != Drum.PEDAL_HAT.ordinal();
  }

  private static boolean keepsTime(int drum) {
    return switch (Drum.at(drum)) {
      case CLOSED_HAT, PEDAL_HAT, OPEN_HAT, RIDE -> true;
      default -> false;
    };
  }
}
