package io.sideman.engine.listen;

import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// Follows how the performer plays: how hard, how densely, in which register, and whether at all.
/// Causal; told in order of time; the outcome does not depend on how often [#advance] is called.
///
/// Intensity joins loudness (velocity within the player's own range, so that a soft keyboard still
/// reaches full intensity) and density (notes per beat), smoothed over less than a beat, so that a
/// crescendo is felt within the bar. Conductor thread; no allocation after construction.
public final class PerformanceListener {
  /// Register is what was played during the last two bars of 4/4.
  private static final long REGISTER_TICKS = 8L * Ticks.PER_QUARTER;

  /// So long strings ring on under the pedal before they count as faded.
  private static final long RINGING_TICKS = 8L * Ticks.PER_QUARTER;

  /// So far below its peak a line may go.
  private static final int LINE_SEMITONES = 9;

  private static final int RECENT = 256;
  private static final double VELOCITY_MEMORY = 0.97; // per note, of the player's own range
  private static final double SMOOTHING_TICKS = 0.75 * Ticks.PER_QUARTER;
  private static final double RESTING_INTENSITY = 0.5;
  private static final double BUSY_ONSETS_PER_BEAT = 6;
  private static final int CHORD_TICKS = Ticks.PER_STEP / 4; // onsets this close are one stroke

  // The last notes, a ring: when, which key, how hard.
  private final long[] onsetTicks = new long[RECENT];
  private final int[] onsetKeys = new int[RECENT];
  private final int[] sounding = new int[128];
  private int soundingNotes;
  private long notes;
  private boolean somebodyThere;
  private boolean pedalDown;
  private long pedalledUntil; // what was let go under the pedal has faded by then
  private long lastSoundTick;
  private long lineTick; // when the performer's melody last moved
  private long strokeTick;
  private int strokeVelocity;
  private double softVelocity;
  private double loudVelocity;
  private double intensity;
  private double target;
  private long clockTick;

  public PerformanceListener() {
    reset();
  }

  /// Forgets the performer.
  public void reset() {
    Arrays.fill(onsetTicks, Long.MIN_VALUE / 2);
    Arrays.fill(sounding, 0);
    soundingNotes = 0;
    notes = 0;
    somebodyThere = false;
    pedalDown = false;
    pedalledUntil = Long.MIN_VALUE / 2;
    lastSoundTick = Long.MIN_VALUE / 2;
    lineTick = Long.MIN_VALUE / 2;
    strokeTick = Long.MIN_VALUE / 2;
    strokeVelocity = 0;
    softVelocity = 55;
    loudVelocity = 95;
    intensity = RESTING_INTENSITY;
    target = RESTING_INTENSITY;
    clockTick = 0;
  }

  /// A note starts; `velocity` 1 to 127.
  public void noteOn(long tick, int key, int velocity) {
    advance(tick);
    lineTick = isLine(key) ? tick : lineTick;
    int i = (int) (notes++ % RECENT);
    onsetTicks[i] = tick;
    onsetKeys[i] = key;
    sounding[key]++;
    soundingNotes++;
    lastSoundTick = tick;
    learnRange(velocity);
    if (tick - strokeTick > CHORD_TICKS) {
      strokeTick = tick;
      strokeVelocity = 0;
    }
    strokeVelocity = Math.max(strokeVelocity, velocity);
    aim();
  }

  /// A note ends; ends of notes that never began are ignored.
  public void noteOff(long tick, int key) {
    advance(tick);
    if (sounding[key] > 0) {
      sounding[key]--;
      soundingNotes--;
      lastSoundTick = tick;
      if (pedalDown) {
        pedalledUntil = tick + RINGING_TICKS;
      }
    }
  }

  /// The sustain pedal goes down or up: under it, notes let go ring on for a while.
  public void pedal(long tick, boolean down) {
    advance(tick);
    if (pedalDown && !down) {
      lastSoundTick = Math.max(lastSoundTick, Math.min(tick, pedalledUntil));
      pedalledUntil = Long.MIN_VALUE / 2;
    }
    pedalDown = down;
  }

  /// Somebody plays, though not the performer: a bass player, a drummer.
  public void meetSomebody() {
    somebodyThere = true;
  }

  /// Everything before `tick` has been told.
  public void advance(long tick) {
    if (tick > clockTick) {
      double keep = Math.exp(-(tick - clockTick) / SMOOTHING_TICKS);
      intensity = target + (intensity - target) * keep;
      clockTick = tick;
    }
  }

  /// How hard the performer plays, 0 to 1, 0.5 at rest.
  public double intensity() {
    return intensity;
  }

  /// Onsets during the last quarter note.
  public int onsetsInLastBeat() {
    return onsetsSince(clockTick - Ticks.PER_QUARTER);
  }

  /// Ticks since the performer last sounded; 0 while anything does.
  public long silentTicks() {
    return soundingNotes > 0 ? 0 : Math.max(0, clockTick - Math.max(lastSoundTick, pedalledUntil));
  }

  /// Ticks since the performer's upper line last moved: what he plays below it, as a pianist
  /// accompanies himself under a held note, does not count.
  public long lineTicks() {
    return Math.max(0, clockTick - lineTick);
  }

  /// The line is the highest that sounds, near the top of what was played of late.
  private boolean isLine(int key) {
    for (int above = key + 1; above < sounding.length; above++) {
      if (sounding[above] > 0) {
        return false;
      }
    }
    return key >= highKey() - LINE_SEMITONES;
  }

  /// Lowest key of the last two bars, or -1.
  public int lowKey() {
    int low = -1;
    for (int i = 0; i < RECENT; i++) {
      if (isRecent(i) && (low < 0 || onsetKeys[i] < low)) {
        low = onsetKeys[i];
      }
    }
    return low;
  }

  /// Highest key of the last two bars, or -1.
  public int highKey() {
    int high = -1;
    for (int i = 0; i < RECENT; i++) {
      if (isRecent(i)) {
        high = Math.max(high, onsetKeys[i]);
      }
    }
    return high;
  }

  /// True from the first note on.
  public boolean hasHeard() {
    return notes > 0 || somebodyThere;
  }

  private boolean isRecent(int index) {
    return index < notes && clockTick - onsetTicks[index] <= REGISTER_TICKS;
  }

  /// The player's own softest and loudest, forgotten slowly towards what was played last.
  private void learnRange(int velocity) {
    softVelocity = velocity < softVelocity ? velocity : drift(softVelocity, velocity - 20);
    loudVelocity = velocity > loudVelocity ? velocity : drift(loudVelocity, velocity + 20);
    softVelocity = Math.min(softVelocity, loudVelocity - 30);
  }

  private static double drift(double value, double towards) {
    return value * VELOCITY_MEMORY + towards * (1 - VELOCITY_MEMORY);
  }

  private void aim() {
    double loudness =
        Math.clamp((strokeVelocity - softVelocity) / (loudVelocity - softVelocity), 0, 1);
    double density =
        Math.min(1, onsetsSince(clockTick - 2L * Ticks.PER_QUARTER) / (2 * BUSY_ONSETS_PER_BEAT));
    target = Math.clamp(0.15 + 0.5 * loudness + 0.35 * density, 0, 1);
  }

  private int onsetsSince(long tick) {
    int count = 0;
    for (int i = 0; i < RECENT; i++) {
      count += i < notes && onsetTicks[i] > tick ? 1 : 0;
    }
    return count;
  }
}
