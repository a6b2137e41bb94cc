package io.sideman.engine.listen.harmony;

/// What the live network is told about a step: how much each pitch class sounded now, in this beat,
/// in this half bar, lately and for long; what the bass did; where in the bar we are. Steps must
/// come in order. Owner: one thread; nothing allocates after construction.
final class LiveFeatures {
  /// Keys below this one count as bass register (G3).
  static final int LOW_KEY = 55;

  static final int BLOCKS = 25;
  static final int GLOBALS = 17;
  private static final int PCS = 12;
  private static final int KEEP_STEPS = 256;

  /// Time constants in steps of the fading memories of all notes.
  private static final int[] FADES = {2, 4, 8, 16, 64, 512};

  /// Bars back at which songs like to repeat themselves.
  private static final int[] LAG_BARS = {2, 4, 8};

  private final StepRing ring;
  private final float[][] faded = new float[FADES.length][PCS];
  private final float[] fadedLow = new float[PCS];
  private final float[][] keptFaded = new float[FADES.length][PCS];
  private final float[] keptLow = new float[PCS];
  private long heardSteps;
  private long keptSteps;

  LiveFeatures(StepRing ring) {
    this.ring = ring;
  }

  static int size() {
    return BLOCKS * PCS + GLOBALS;
  }

  static int keepSteps() {
    return KEEP_STEPS;
  }

  void restart() {
    for (float[] memory : faded) {
      java.util.Arrays.fill(memory, 0);
    }
    java.util.Arrays.fill(fadedLow, 0);
    heardSteps = 0;
  }

  /// The memory with the longest fade: roughly, the scale. Read only.
  float[] longMemory() {
    return faded[FADES.length - 1];
  }

  /// Takes the step into the fading memories; call once per step, before [#fill].
  void hear(long step) {
    float[] sound = ring.sound(step);
    for (int f = 0; f < FADES.length; f++) {
      fade(faded[f], sound, 1f / FADES[f]);
    }
    fade(fadedLow, ring.low(step), 1f / 8);
    heardSteps++;
  }

  /// Keeps the fading memories as they are now, for [#goBack].
  void keep() {
    for (int f = 0; f < FADES.length; f++) {
      System.arraycopy(faded[f], 0, keptFaded[f], 0, PCS);
    }
    System.arraycopy(fadedLow, 0, keptLow, 0, PCS);
    keptSteps = heardSteps;
  }

  /// Forgets the steps heard since [#keep].
  void goBack() {
    for (int f = 0; f < FADES.length; f++) {
      System.arraycopy(keptFaded[f], 0, faded[f], 0, PCS);
    }
    System.arraycopy(keptLow, 0, fadedLow, 0, PCS);
    heardSteps = keptSteps;
  }

  private static void fade(float[] memory, float[] sound, float rate) {
    for (int pc = 0; pc < PCS; pc++) {
      memory[pc] += rate * (sound[pc] - memory[pc]);
    }
  }

  /// Writes the features of `step`, the newest one heard, to `to`.
  void fill(long step, BarPosition position, float[] to) {
    java.util.Arrays.fill(to, 0);
    long beat = step - position.stepInBeat();
    long half = step - position.stepInHalf();
    int at = 0;
    at = copy(ring.sound(step), to, at);
    at = copy(ring.onset(step), to, at);
    at = copy(ring.sound(step - 1), to, at);
    at = copy(ring.onset(step - 1), to, at);
    at = mean(beat, step + 1, false, to, at);
    at = mean(half, step + 1, false, to, at);
    at = mean(half - position.halfSteps(), half, false, to, at);
    for (int f = 0; f < 4; f++) {
      at = copy(faded[f], to, at);
    }
    at = share(faded[4], to, at);
    at = share(faded[5], to, at);
    at = mean(beat, step + 1, true, to, at);
    at = copy(fadedLow, to, at);
    at = mark(ring.lowest(step), to, at);
    at = mark(ring.lowest(beat, step + 1), to, at);
    at = mark(ring.lowest(half, step + 1), to, at);
    at = mark(ring.lowest(half - position.halfSteps(), half), to, at);
    for (int bars : LAG_BARS) {
      at = repeated(step, half, bars * position.barSteps(), position.halfSteps(), to, at);
    }
    place(step, position, to, at);
  }

  private void place(long step, BarPosition position, float[] to, int start) {
    int at = start;
    to[at + position.strength()] = 1;
    at += BarPosition.STRENGTHS;
    to[at + Math.min(position.stepInHalf() / 4, 3)] = 1;
    at += 4;
    to[at + position.stepInBeat() % 4] = 1;
    at += 4;
    to[at++] = position.compound() || position.barSteps() != 16 ? 1 : 0;
    to[at++] = Math.min(1, sum(ring.sound(step)) / 4);
    to[at++] = Math.min(1, sum(faded[3]) / 4);
    to[at] = 8f / (8 + heardSteps);
  }

  /// What this half bar was `lag` steps ago, to its end, and its bass: as loud as the bar before is
  /// like its own past, so that only music that repeats speaks.
  private int repeated(long step, long half, int lag, int halfSteps, float[] to, int start) {
    float gate = Repetition.likeness(ring, step - 15, step + 1, lag);
    if (gate > 0) {
      mean(half - lag, half - lag + halfSteps, false, to, start);
      for (int pc = 0; pc < PCS; pc++) {
        to[start + pc] *= gate;
      }
      int key = ring.lowest(half - lag, half - lag + halfSteps);
      if (key >= 0) {
        to[start + PCS + key % PCS] = gate;
      }
    }
    return start + 2 * PCS;
  }

  private int mean(long from, long end, boolean low, float[] to, int at) {
    float scale = 1f / Math.max(1, end - from);
    for (long step = from; step < end; step++) {
      float[] values = low ? ring.low(step) : ring.sound(step);
      for (int pc = 0; pc < PCS; pc++) {
        to[at + pc] += scale * values[pc];
      }
    }
    return at + PCS;
  }

  private static int copy(float[] values, float[] to, int at) {
    System.arraycopy(values, 0, to, at, PCS);
    return at + PCS;
  }

  private static int share(float[] values, float[] to, int at) {
    float scale = 3 / (sum(values) + 1e-3f);
    for (int pc = 0; pc < PCS; pc++) {
      to[at + pc] = values[pc] * scale;
    }
    return at + PCS;
  }

  private static int mark(int key, float[] to, int at) {
    if (key >= 0) {
      to[at + key % PCS] = 1;
    }
    return at + PCS;
  }

  static float sum(float[] values) {
    float sum = 0;
    for (float value : values) {
      sum += value;
    }
    return sum;
  }
}
