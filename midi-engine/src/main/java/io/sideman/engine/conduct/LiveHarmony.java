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

  private final HarmonyListener listener;
  private final Optional<? extends ChordForecast> forecast;
  private final Meters meters;
  private final ProgressionMemory memory = new ProgressionMemory();
  private final Chord[] planned = new Chord[Conductor.MAX_LOOK_AHEAD];
  private Chord heard = Chord.NONE;
  private long nowStep;
  private boolean anticipates;
  private @Nullable Chord foretold;
  private long foretoldStep;

  /// Hears with `listener`; `forecast` foretells what has not been heard before.
  public LiveHarmony(
      HarmonyListener listener, Optional<? extends ChordForecast> forecast, Meters meters) {
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
    Chord chord = listener.chord();
    boolean turned = !chord.equals(heard);
    if (step > nowStep || turned) {
      long since =
          turned ? Math.ceilDiv(listener.chordStartTick(), (long) Ticks.PER_STEP) : nowStep;
      if (step > 0) {
        memory.remember(Math.min(since, step - 1), step - 1, chord);
      }
      if (turned) {
        tellForecast(chord, since);
      }
      heard = chord;
      nowStep = step;
      if (step % 4 == 0) {
        memory.recognise(meters.meterAt(tick).barSteps());
      }
    }
    anticipates = memory.knows() && believes(step);
    foretell(step);
    return plansDiffer(fromStep);
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
    if (forecast.isEmpty() || heard.isNone()) {
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

  /// What is remembered for this moment is heard too, or its change is too fresh to have been
  /// heard.
  private boolean believes(long step) {
    for (long s = step; s > step - PATIENCE_STEPS; s--) {
      if (memory.expect(s).sameTriad(heard)) {
        return true;
      }
    }
    return false;
  }

  private boolean plansDiffer(long fromStep) {
    boolean differ = false;
    for (int i = 0; i < planned.length; i++) {
      int slot = (int) Math.floorMod(fromStep + i, (long) planned.length);
      Chord chord = chordAt(fromStep + i);
      if (i < planned.length - 1 && !chord.equals(planned[slot])) {
        differ = true;
      }
      planned[slot] = chord;
    }
    return differ;
  }
}
