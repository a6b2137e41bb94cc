package io.sideman.engine.conduct;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;

/// Harmony on stage: what is heard holds until something else is heard, except where a progression
/// comes round again and the band knows what follows.
public final class LiveHarmony implements HarmonyOutlook {
  /// How long a remembered change is believed although it has not been heard yet.
  private static final int PATIENCE_STEPS = 4;

  private final HarmonyListener listener;
  private final MeterMap meters;
  private final ProgressionMemory memory = new ProgressionMemory();
  private final Chord[] planned = new Chord[Conductor.MAX_LOOK_AHEAD];
  private Chord heard = Chord.NONE;
  private long nowStep;
  private boolean anticipates;

  public LiveHarmony(HarmonyListener listener, MeterMap meters) {
    this.listener = listener;
    this.meters = meters;
    java.util.Arrays.fill(planned, Chord.NONE);
  }

  @Override
  public Chord chordAt(long step) {
    if (step < nowStep) {
      return memory.at(step);
    }
    return anticipates ? memory.expect(step) : heard;
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
      heard = chord;
      nowStep = step;
      if (step % 4 == 0) {
        memory.recognise(meters.meterAt(tick).barSteps());
      }
    }
    anticipates = memory.knows() && believes(step);
    return plansDiffer(fromStep);
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
