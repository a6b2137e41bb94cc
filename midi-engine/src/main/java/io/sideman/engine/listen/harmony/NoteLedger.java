package io.sideman.engine.listen.harmony;

import io.sideman.engine.time.Ticks;
import java.util.Arrays;

/// Turns note-ons and note-offs into steps of a [StepRing]. Players come a little early as often as
/// a little late, so the grid is moved ahead by [#EARLY_TICKS]: a note just before the line belongs
/// to the step it means. Owner: one thread; nothing allocates after construction.
final class NoteLedger {
  static final int EARLY_TICKS = 40;
  private static final int KEYS = 128;

  private final StepRing ring;
  private final int[] holders = new int[KEYS]; // note-ons not yet ended
  private final long[] sinceTick = new long[KEYS]; // sounding, counted from here
  private final int[] heardTicks = new int[KEYS]; // sounded in the open step, up to sinceTick
  private final boolean[] started = new boolean[KEYS]; // in the open step
  private long openStep;
  private long lastSoundStep;

  NoteLedger(StepRing ring) {
    this.ring = ring;
  }

  static long stepOf(long tick) {
    return Math.floorDiv(tick + EARLY_TICKS, (long) Ticks.PER_STEP);
  }

  /// Forgets every note; the first step to close is `step`.
  void restart(long step) {
    Arrays.fill(holders, 0);
    Arrays.fill(heardTicks, 0);
    Arrays.fill(started, false);
    openStep = step;
    lastSoundStep = step;
    ring.restart(step);
  }

  /// The step that is being filled.
  long openStep() {
    return openStep;
  }

  /// Steps since something sounded, 0 while it does.
  long silentSteps() {
    return openStep - lastSoundStep;
  }

  /// Pitch classes that sound now, as bits.
  int tones() {
    int tones = 0;
    for (int key = 0; key < KEYS; key++) {
      tones |= holders[key] > 0 ? 1 << key % 12 : 0;
    }
    return tones;
  }

  void noteOn(long tick, int key) {
    long now = inOpenStep(tick);
    if (holders[key] > 0) {
      heardTicks[key] += (int) (now - sinceTick[key]);
    }
    holders[key]++;
    sinceTick[key] = now;
    started[key] = true;
  }

  void noteOff(long tick, int key) {
    if (holders[key] == 0) {
      return;
    }
    long now = inOpenStep(tick);
    heardTicks[key] += (int) (now - sinceTick[key]);
    sinceTick[key] = now;
    holders[key]--;
  }

  /// Writes the open step to the ring as if what sounds now had sounded from its start and went on
  /// to its end, and leaves it open.
  void imagine() {
    int slot = ring.open();
    for (int key = 0; key < KEYS; key++) {
      if (holders[key] > 0) {
        ring.add(slot, key, 1, started[key]);
      }
    }
  }

  /// Writes the open step to the ring as it stands in its middle, and after it a step through which
  /// what sounds now sounds from end to end. Leaves it open.
  void imagineNext() {
    write(openStep * Ticks.PER_STEP + Ticks.PER_STEP / 2);
    imagine();
  }

  private void write(long endTick) {
    int slot = ring.open();
    for (int key = 0; key < KEYS; key++) {
      int ticks = heardTicks[key];
      if (holders[key] > 0) {
        ticks += (int) Math.max(0, endTick - sinceTick[key]);
      }
      if (ticks > 0 || started[key]) {
        ring.add(slot, key, Math.min(1, ticks / (float) Ticks.PER_STEP), started[key]);
      }
    }
  }

  /// Writes the open step to the ring and opens the next.
  void close() {
    long endTick = (openStep + 1) * Ticks.PER_STEP;
    int slot = ring.open();
    for (int key = 0; key < KEYS; key++) {
      int ticks = heardTicks[key];
      if (holders[key] > 0) {
        ticks += (int) (endTick - sinceTick[key]);
        sinceTick[key] = endTick;
      }
      if (ticks > 0 || started[key]) {
        ring.add(slot, key, Math.min(1, ticks / (float) Ticks.PER_STEP), started[key]);
        lastSoundStep = openStep + 1;
      }
      heardTicks[key] = 0;
      started[key] = false;
    }
    openStep++;
  }

  /// The moved tick, held inside the open step so that late news cannot reach back.
  private long inOpenStep(long tick) {
    long start = openStep * Ticks.PER_STEP;
    return Math.clamp(tick + EARLY_TICKS, start, start + Ticks.PER_STEP);
  }
}
