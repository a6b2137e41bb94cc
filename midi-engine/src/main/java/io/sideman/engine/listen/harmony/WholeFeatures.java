package io.sideman.engine.listen.harmony;

/// What the whole-file network is told about a step: as [LiveFeatures], but looking both ways. One
/// instance per file, after every step is in the ring. Owner: one thread.
final class WholeFeatures {
  static final int BLOCKS = 36;
  static final int GLOBALS = 17;
  private static final int PCS = 12;

  /// Time constants in steps of the memories that fade to both sides.
  private static final int[] FADES = {3, 8, 16};

  /// Bars away at which songs like to repeat themselves.
  private static final int[] LAG_BARS = {-8, -4, -2, 2, 4, 8};

  private final StepRing ring;
  private final long first;
  private final int steps;
  private final float[][] sums; // (steps + 1, 12): running sums of sound
  private final float[][] lowSums; // (steps + 1, 12): running sums of the bass register
  private final float[][][] past; // (fade, step, 12)
  private final float[][][] future; // (fade, step, 12)

  private long likenessHalf = Long.MIN_VALUE;
  private final int[] likenessLags = new int[LAG_BARS.length];
  private final float[] likenesses = new float[LAG_BARS.length];

  WholeFeatures(StepRing ring) {
    this.ring = ring;
    first = ring.first();
    steps = (int) (ring.next() - first);
    sums = new float[steps + 1][PCS];
    lowSums = new float[steps + 1][PCS];
    past = new float[FADES.length][steps][PCS];
    future = new float[FADES.length][steps][PCS];
    for (int i = 0; i < steps; i++) {
      accumulate(sums, i, ring.sound(first + i));
      accumulate(lowSums, i, ring.low(first + i));
    }
    for (int f = 0; f < FADES.length; f++) {
      fadeBothWays(f);
    }
  }

  static int size() {
    return BLOCKS * PCS + GLOBALS;
  }

  private static void accumulate(float[][] sums, int i, float[] values) {
    for (int pc = 0; pc < PCS; pc++) {
      sums[i + 1][pc] = sums[i][pc] + values[pc];
    }
  }

  private void fadeBothWays(int f) {
    float rate = 1f / FADES[f];
    for (int pc = 0; pc < PCS; pc++) {
      float memory = 0;
      for (int i = 0; i < steps; i++) {
        memory += rate * (ring.sound(first + i)[pc] - memory);
        past[f][i][pc] = memory;
      }
      memory = 0;
      for (int i = steps - 1; i >= 0; i--) {
        memory += rate * (ring.sound(first + i)[pc] - memory);
        future[f][i][pc] = memory;
      }
    }
  }

  /// Writes the features of `step` to `to`.
  void fill(long step, BarPosition position, float[] to) {
    java.util.Arrays.fill(to, 0);
    long beat = step - position.stepInBeat();
    long beatEnd = beat + position.beatSteps();
    long half = step - position.stepInHalf();
    long halfEnd = half + position.halfSteps();
    long bar = step - position.stepInBar();
    int at = 0;
    at = copy(ring.sound(step), to, at);
    at = copy(ring.onset(step), to, at);
    at = copy(ring.sound(step - 1), to, at);
    at = copy(ring.sound(step + 1), to, at);
    at = mean(sums, beat, step + 1, to, at);
    at = mean(sums, step, beatEnd, to, at);
    at = mean(sums, half, step + 1, to, at);
    at = mean(sums, step, halfEnd, to, at);
    at = mean(sums, bar, bar + position.barSteps(), to, at);
    at = mean(sums, half - position.halfSteps(), half, to, at);
    at = mean(sums, halfEnd, halfEnd + position.halfSteps(), to, at);
    at = mean(sums, beat - position.beatSteps(), beat, to, at);
    at = mean(sums, beatEnd, beatEnd + position.beatSteps(), to, at);
    int index = (int) (step - first);
    for (int f = 0; f < FADES.length; f++) {
      at = copy(past[f][index], to, at);
      at = copy(future[f][index], to, at);
    }
    at = share(step - 32, step + 32, to, at);
    at = share(step - 128, step + 128, to, at);
    at = share(first, first + steps, to, at);
    at = mean(lowSums, beat, beatEnd, to, at);
    at = mean(lowSums, half, halfEnd, to, at);
    at = mark(ring.lowest(step), to, at);
    at = mark(ring.lowest(beat, beatEnd), to, at);
    at = mark(ring.lowest(half, halfEnd), to, at);
    at = mark(ring.lowest(half, step + 1), to, at);
    at = mark(ring.lowest(beatEnd, beatEnd + position.beatSteps()), to, at);
    at = mark(ring.lowest(half - position.halfSteps(), half), to, at);
    for (int bars : LAG_BARS) {
      at = repeated(half, bars * position.barSteps(), position.halfSteps(), to, at);
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
    to[at++] = Math.min(1, LiveFeatures.sum(ring.sound(step)) / 4);
    to[at++] = 4f / (4 + step - first);
    to[at] = 4f / (4 + first + steps - step);
  }

  /// The same half bar `lag` steps on, as loud as the music around is like it.
  private int repeated(long half, int lag, int halfSteps, float[] to, int at) {
    float gate = likeness(half, lag);
    if (gate > 0) {
      mean(sums, half + lag, half + lag + halfSteps, to, at);
      for (int pc = 0; pc < PCS; pc++) {
        to[at + pc] *= gate;
      }
    }
    return at + PCS;
  }

  /// Steps of one half bar come one after the other and ask the same, so the last answers are kept.
  private float likeness(long half, int lag) {
    if (half != likenessHalf) {
      likenessHalf = half;
      java.util.Arrays.fill(likenessLags, 0);
    }
    int free = 0;
    while (likenessLags[free] != 0 && likenessLags[free] != lag) {
      free++;
    }
    if (likenessLags[free] == 0) {
      likenessLags[free] = lag;
      likenesses[free] = Repetition.likeness(ring, half - 12, half + 20, -lag);
    }
    return likenesses[free];
  }

  private int mean(float[][] of, long from, long end, float[] to, int at) {
    float scale = 1f / Math.max(1, end - from);
    float[] a = of[index(from)];
    float[] b = of[index(end)];
    for (int pc = 0; pc < PCS; pc++) {
      to[at + pc] = (b[pc] - a[pc]) * scale;
    }
    return at + PCS;
  }

  private int share(long from, long end, float[] to, int at) {
    mean(sums, from, end, to, at);
    float sum = 1e-6f;
    for (int pc = 0; pc < PCS; pc++) {
      sum += to[at + pc];
    }
    for (int pc = 0; pc < PCS; pc++) {
      to[at + pc] *= 3 / sum;
    }
    return at + PCS;
  }

  private int index(long step) {
    return Math.clamp(step - first, 0, steps);
  }

  private static int copy(float[] values, float[] to, int at) {
    System.arraycopy(values, 0, to, at, PCS);
    return at + PCS;
  }

  private static int mark(int key, float[] to, int at) {
    if (key >= 0) {
      to[at + key % PCS] = 1;
    }
    return at + PCS;
  }
}
