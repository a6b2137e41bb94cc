package io.sideman.engine.conduct;

import io.sideman.engine.band.ChordForecast;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.time.Meters;
import io.sideman.engine.time.Ticks;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Harmony on stage: what is heard holds until something else is heard, except where a progression
/// comes round again and the band knows what follows, or where one chord is by far the likeliest to
/// come next.
public final class LiveHarmony implements HarmonyOutlook {
  /// How long a remembered change is believed although it has not been heard yet.
  private static final int PATIENCE_STEPS = 4;

  /// From this probability on the band goes by a forecast.
  private static final double SURE = 0.45;

  /// From this probability on a chord is taken up from its first stroke.
  private static final double CLEAR = 0.6;

  /// From this probability on a chord that is spelled out in full is taken up too.
  private static final double POSSIBLE = 0.1;

  /// How long a chord taken up in haste may wait for the listener to agree.
  private static final int HASTY_STEPS = 2;

  private static final int SPELLED_STEPS = 4;

  /// How long the song's next change is still expected although another chord is heard now.
  private static final int FAITH_STEPS = 16;

  private static final long NEVER = Long.MAX_VALUE;

  private final HarmonyListener listener;
  private final Optional<? extends ChordForecast> forecast;
  private final Meters meters;
  private final HostMemory host;
  private final ProgressionMemory memory = new ProgressionMemory();
  private final Chord[] planned = new Chord[2 * Conductor.MAX_LOOK_AHEAD];
  private Chord heard = Chord.NONE;
  private long nowStep;
  private boolean anticipates; // goes by the progression that comes round again
  private boolean recalls; // goes by what was played here before
  private long agreedStep = -FAITH_STEPS - 1; // when the host's song last had what is heard
  private long songChange = NEVER; // from where on the song is believed again after a deviation
  private @Nullable Chord hasty;
  private Chord doubted = Chord.NONE; // what the listener said when the band was hasty
  private long hastyStep;
  private long doubtUntil; // the step from which the band expects anything again
  private int patience;
  private long untoldStep = NEVER; // since when a chord sounds that the forecast has not been told
  private @Nullable Chord foretold;
  private long foretoldStep;

  /// Hears with `listener`; `forecast` foretells what has not been heard before.
  public LiveHarmony(
      HarmonyListener listener, Optional<? extends ChordForecast> forecast, Meters meters) {
    this(listener, forecast, meters, HostMemory.none());
  }

  /// The same beside a host: `host` knows what was played in the song before.
  public LiveHarmony(
      HarmonyListener listener,
      Optional<? extends ChordForecast> forecast,
      Meters meters,
      HostMemory host) {
    this.host = host;
    this.listener = listener;
    this.forecast = forecast;
    this.meters = meters;
    java.util.Arrays.fill(planned, Chord.NONE);
  }

  @Override
  public Chord chordAt(long step) {
    if (step < nowStep) {
      return memory.at(step);
    }
    if (recalls || step >= songChange) {
      Chord before = host.expect(step, nowStep);
      if (!before.isNone()) {
        return before;
      }
    }
    if (anticipates) {
      return memory.expect(step);
    }
    return foretold != null && step >= foretoldStep ? foretold : heard;
  }

  @Override
  public Key keyAt(long step) {
    return listener.key();
  }

  @Override
  public boolean update(long tick, long fromStep) {
    long step = Math.floorDiv(tick, (long) Ticks.PER_STEP);
    if (untoldStep != NEVER) {
      tellForecast(heard, untoldStep);
      untoldStep = NEVER;
    }
    boolean wasHasty = hasty != null;
    Chord chord = decided(step);
    boolean turned = !chord.equals(heard);
    if (step > nowStep || turned) {
      if (step > nowStep) {
        remember(nowStep, step - 1, heard);
      }
      if (turned) {
        long since = Math.ceilDiv(listener.chordStartTick(), (long) Ticks.PER_STEP);
        if (since < step) {
          remember(since, step - 1, chord);
        }
        if (!(chord.sameTriad(heard) && wasHasty)) {
          tellForecast(chord, since);
        }
      }
      heard = chord;
      nowStep = Math.max(nowStep, step);
      if (step % 4 == 0) {
        memory.recognise(meters.meterAt(tick).barSteps());
      }
    }
    lookAhead(step);
    return plansDiffer(fromStep);
  }

  /// The chord that the listener has decided on, or a hasty one that it has not had time to doubt.
  private Chord decided(long step) {
    Chord chord = listener.chord();
    if (hasty != null) {
      if (chord.equals(doubted) && step < hastyStep + patience) {
        return hasty;
      }
      hasty = null;
    }
    return chord;
  }

  /// Takes a chord up at once when the stroke tells it clearly: one that was not planned is planned
  /// now, one that was counts as heard from here, so that it is remembered in its place. What may
  /// follow it is asked at the next update, for asking takes time.
  @Override
  public boolean react(long tick, long fromStep) {
    Chord chord = stroke(tick);
    if (chord.isNone()) {
      return false;
    }
    boolean planned = chord.sameTriad(chordAt(fromStep));
    if (chord.sameTriad(heard)) {
      return !planned && stay(fromStep);
    }
    if (planned) {
      chord = chordAt(fromStep); // as it was expected, so that the plan stands
    }
    if (hasty == null) {
      doubted = listener.chord();
    }
    if (fromStep > nowStep) {
      remember(nowStep, fromStep - 1, heard);
    }
    hasty = chord;
    hastyStep = fromStep;
    heard = chord;
    nowStep = Math.max(nowStep, fromStep);
    untoldStep = fromStep;
    lookAhead(fromStep);
    return plansDiffer(fromStep);
  }

  /// The performer stays in a chord that the band has left because it expected another one.
  private boolean stay(long fromStep) {
    doubtUntil = fromStep + PATIENCE_STEPS;
    lookAhead(fromStep);
    return plansDiffer(fromStep);
  }

  /// The chord that a stroke tells clearly, or none.
  private Chord stroke(long tick) {
    listener.imagine(tick);
    Chord spelled = listener.spelledChord(tick);
    boolean possible =
        listener.imaginedShare(spelled) >= POSSIBLE || listener.isAllThereIs(spelled, tick);
    if (!spelled.isNone() && possible) {
      patience = SPELLED_STEPS;
      return spelled;
    }
    patience = HASTY_STEPS;
    return listener.imaginedConfidence() < CLEAR ? Chord.NONE : listener.imaginedChord();
  }

  private void tellForecast(Chord chord, long sinceStep) {
    if (forecast.isPresent() && !chord.isNone()) {
      int beatsInBar =
          Math.max(1, meters.meterAt(sinceStep * Ticks.PER_STEP).barTicks() / Ticks.PER_QUARTER);
      forecast.get().heard(chord, listener.key(), Math.round(sinceStep / 4.0), beatsInBar);
    }
  }

  /// A foretold change counts from its beat on and is given up when it has not been heard a beat
  /// later.
  private void foretell(long step) {
    foretold = null;
    if (forecast.isEmpty() || heard.isNone() || untoldStep != NEVER) {
      return;
    }
    ChordForecast teller = forecast.get();
    long beat = Math.floorDiv(step, 4L);
    if (teller.nextBeat() < beat) {
      teller.stillSounds(beat);
    }
    if (teller.nextBeat() != ChordForecast.UNKNOWN_BEAT && teller.probability() >= SURE) {
      foretold = teller.next();
      foretoldStep = 4 * teller.nextBeat();
    }
  }

  private void remember(long fromStep, long toStep, Chord chord) {
    memory.remember(fromStep, toStep, chord);
    host.remember(fromStep, toStep, chord);
  }

  /// What is remembered for this moment is believed while it is heard too, or its change is too
  /// fresh to have been heard. Before anything is heard, the host's place in the song is enough.
  private void lookAhead(long step) {
    boolean same = false;
    boolean sameInSong = heard.isNone();
    for (long s = step; s > step - PATIENCE_STEPS; s--) {
      same |= memory.knows() && memory.expect(s).sameTriad(heard);
      sameInSong |= host.expect(s, step).sameTriad(heard);
    }
    boolean trusts = step >= doubtUntil;
    anticipates = same && trusts;
    recalls = sameInSong && trusts;
    if (recalls) {
      agreedStep = step;
    }
    songChange = step - agreedStep <= FAITH_STEPS ? nextInSong(step) : NEVER;
    foretell(step);
    if (!trusts) {
      foretold = null;
    }
  }

  /// Where the host's song next has another chord than at `step`, once the band trusts it again.
  private long nextInSong(long step) {
    Chord here = host.expect(step, step);
    for (long s = step + 1; s <= step + FAITH_STEPS; s++) {
      if (s >= doubtUntil && !host.expect(s, step).sameTriad(here)) {
        return s;
      }
    }
    return NEVER;
  }

  private boolean plansDiffer(long fromStep) {
    boolean differ = false;
    for (int i = 0; i < planned.length; i++) {
      int slot = (int) Math.floorMod(fromStep + i, (long) planned.length);
      Chord chord = chordAt(fromStep + i);
      if (i < planned.length / 2 - 1 && !chord.equals(planned[slot])) {
        differ = true;
      }
      planned[slot] = chord;
    }
    return differ;
  }
}
