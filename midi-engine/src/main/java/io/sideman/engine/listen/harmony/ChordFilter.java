package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Chord;
import java.util.Arrays;

/// The live decision: what the network says of each step, weighed against what was believed before
/// and against how chords follow each other. Owner: one thread; nothing allocates after
/// construction.
final class ChordFilter {
  private static final int STATES = ChordSpace.STATES;
  private static final int NONE = ChordSpace.NONE;
  private static final int FAMILIES = ChordSpace.FAMILIES;

  /// Beliefs below this are not worth following through a change.
  private static final float NEGLIGIBLE = 1e-4f;

  /// Per step; about sixteen bars.
  private static final float PLAUSIBILITY_MEMORY = 0.996f;

  private final float[] evidenceScale = new float[STATES];
  private final float[] next; // (from, to)
  private final ChordTransitions transitions;
  private final HarmonyModel.Tuning tuning;
  private float[] belief = new float[STATES];
  private float[] predicted = new float[STATES];
  private final float[] arriving = new float[STATES];
  private final float[] evidence = new float[STATES];
  private final long[] startStep = new long[STATES];
  private final float[] families = new float[FAMILIES];
  private final float[] bassNow = new float[12];
  private final float[] bass = new float[12];
  private int state;
  private int bassPc;
  private long decidedStart;
  private float confidence;
  private float plausibility;

  ChordFilter(ChordTransitions transitions, HarmonyModel.Tuning tuning) {
    this(transitions, tuning, new float[STATES * STATES]);
    for (int from = 0; from < STATES; from++) {
      for (int to = 0; to < STATES; to++) {
        next[from * STATES + to] = transitions.next(from, to);
      }
    }
  }

  private ChordFilter(ChordTransitions transitions, HarmonyModel.Tuning tuning, float[] next) {
    this.transitions = transitions;
    this.tuning = tuning;
    this.next = next;
    for (int state = 0; state < STATES; state++) {
      evidenceScale[state] = (float) Math.pow(transitions.prior(state), -tuning.livePrior());
    }
    restart(0);
  }

  /// Another filter that follows the same rules and shares their tables.
  ChordFilter twin() {
    return new ChordFilter(transitions, tuning, next);
  }

  /// Believes what `other`, a twin, believes.
  void copyFrom(ChordFilter other) {
    System.arraycopy(other.belief, 0, belief, 0, STATES);
    System.arraycopy(other.startStep, 0, startStep, 0, STATES);
    System.arraycopy(other.bass, 0, bass, 0, bass.length);
    state = other.state;
    bassPc = other.bassPc;
    decidedStart = other.decidedStart;
    confidence = other.confidence;
    plausibility = other.plausibility;
  }

  void restart(long step) {
    plausibility = 0;
    Arrays.fill(belief, 0);
    belief[NONE] = 1;
    Arrays.fill(startStep, step);
    Arrays.fill(bass, 0);
    state = NONE;
    bassPc = 0;
    decidedStart = step;
    confidence = 0;
  }

  /// Takes one step's word in.
  void hear(long step, int strength, TiedNetwork.Scratch scratch) {
    Posterior.states(scratch, HarmonyModel.CHORD_OUTPUTS, ChordSpace.QUALITY_COUNT, evidence);
    predict(step, strength);
    float sum = 0;
    for (int i = 0; i < STATES; i++) {
      float word = evidence[i] * evidenceScale[i] + 1e-12f;
      predicted[i] *= (float) Math.pow(word, tuning.liveSharpness());
      sum += predicted[i];
    }
    plausibility = PLAUSIBILITY_MEMORY * plausibility + (float) Math.log(sum);
    for (int i = 0; i < STATES; i++) {
      predicted[i] /= sum;
    }
    float[] swap = belief;
    belief = predicted;
    predicted = swap;
    decide(scratch);
  }

  private void predict(long step, int strength) {
    float leave = Math.min(0.9f, transitions.change(strength) * tuning.liveChange());
    float leaveNone = Math.min(0.9f, transitions.leaveNone(strength) * tuning.liveChange());
    Arrays.fill(arriving, 0);
    for (int from = 0; from < STATES; from++) {
      float p = belief[from] * (from == NONE ? leaveNone : leave);
      if (belief[from] > NEGLIGIBLE) {
        int row = from * STATES;
        for (int to = 0; to < STATES; to++) {
          arriving[to] += p * next[row + to];
        }
      }
    }
    for (int i = 0; i < STATES; i++) {
      float staying = belief[i] * (1 - (i == NONE ? leaveNone : leave));
      if (arriving[i] > staying) {
        startStep[i] = step;
      }
      predicted[i] = staying + arriving[i];
    }
  }

  private void decide(TiedNetwork.Scratch scratch) {
    Arrays.fill(families, 0);
    for (int i = 0; i < STATES; i++) {
      families[ChordSpace.familyOf(i)] += belief[i];
    }
    int family = Posterior.best(families, FAMILIES);
    int best = -1;
    for (int i = 0; i < STATES; i++) {
      if (ChordSpace.familyOf(i) == family && (best < 0 || belief[i] > belief[best])) {
        best = i;
      }
    }
    confidence = families[family];
    if (ChordSpace.familyOf(state) != family) {
      decidedStart = startStep[best];
      Arrays.fill(bass, 0);
    }
    state = best;
    if (state != NONE) {
      Posterior.bass(scratch, state / ChordSpace.QUALITY_COUNT, bassNow);
      for (int pc = 0; pc < 12; pc++) {
        bass[pc] = 0.6f * bass[pc] + bassNow[pc];
      }
      bassPc = Posterior.best(bass, 12);
    }
  }

  /// Says that nothing has sounded for long: no chord, at once.
  void silence(long step) {
    if (state != NONE || plausibility != 0) {
      restart(step);
    }
    confidence = 1;
  }

  Chord chord() {
    return ChordSpace.chord(state, bassPc);
  }

  /// Root and third family of the chord decided, see [ChordSpace#familyOf].
  int family() {
    return ChordSpace.familyOf(state);
  }

  /// Belief in each family now. Read only.
  float[] families() {
    return families;
  }

  /// How well the last bars fit the rules, in nats; to be compared between filters that heard the
  /// same steps.
  float plausibility() {
    return plausibility;
  }

  float confidence() {
    return confidence;
  }

  long startStep() {
    return decidedStart;
  }
}
