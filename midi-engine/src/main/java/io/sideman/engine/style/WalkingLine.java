package io.sideman.engine.style;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;

/// The free notes of a bass line: walking through the chord towards the next root, and the last
/// step into it.
final class WalkingLine {
  private static final int BEAT_STEPS = 4;
  private static final int REACH = 5;
  private static final int TASTE = 400; // purpose of dice draws
  private static final int[] APPROACHES = {-1, 1, -2, 2, 7, -5};

  private final RoleVoice voice;
  private final RootRegister register;
  private final Touch touch;
  private final PlayerMemory memory;

  WalkingLine(RoleVoice voice, RootRegister register, Touch touch, PlayerMemory memory) {
    this.voice = voice;
    this.register = register;
    this.touch = touch;
    this.memory = memory;
  }

  /// A note that makes the next root arrive: a semitone or a scale step beside it, or its fifth.
  int approach(Chord chord, int anchor, int length, StepContext context) {
    int last = memory.lastKey() >= 0 ? memory.lastKey() : anchor;
    boolean changes = context.stepsToNextChord <= length && !context.nextChord.isNone();
    Chord goal = changes ? context.nextChord : chord;
    int target = targetKey(goal, anchor, changes);
    int best = target;
    double bestScore = -100;
    for (int i = 0; i < APPROACHES.length; i++) {
      int key = target + APPROACHES[i];
      boolean inside = belongs(key, chord, context.key) || belongs(key, goal, context.key);
      if (!voice.inRange(key) || !inside && (!voice.chromatic() || i > 1)) {
        continue;
      }
      double score =
          (inside ? 0.6 : 0.3)
              - 0.12 * Math.abs(key - last)
              - (key == last ? 2 : 0)
              - (i > 3 ? 0.5 : 0)
              - (key - last) * (target - key) * 0.001
              + 0.6 * touch.dice(TASTE + i);
      if (score > bestScore) {
        bestScore = score;
        best = key;
      }
    }
    return best;
  }

  /// The next quarter of a walking line.
  int next(Chord chord, int anchor, StepContext context) {
    int last = memory.lastKey() >= 0 ? memory.lastKey() : anchor;
    int left = stepsToTarget(context);
    boolean changes = left == context.stepsToNextChord && !context.nextChord.isNone();
    int target = targetKey(changes ? context.nextChord : chord, anchor, changes);
    double ideal = 1.9 * left / BEAT_STEPS;
    int best = anchor;
    double bestScore = -100;
    for (int move = -REACH; move <= REACH; move++) {
      int key = last + move;
      if (move == 0 || !voice.inRange(key) || !belongs(key, chord, context.key)) {
        continue;
      }
      double score =
          walkScore(key, move, last, chord, context) + 0.7 * touch.dice(TASTE + 20 + move);
      score -= 0.3 * Math.abs(Math.abs(key - target) - ideal) + (key == target ? 1.5 : 0);
      if (score > bestScore) {
        bestScore = score;
        best = key;
      }
    }
    return best;
  }

  private double walkScore(int key, int move, int last, Chord chord, StepContext context) {
    boolean strong = context.stepInBar % (2 * BEAT_STEPS) == 0;
    double score = chord.contains(key) ? (strong ? 1.6 : 0.7) : 0;
    score += Math.abs(move) <= 2 ? 0.4 : 0;
    int before = memory.keyBefore();
    if (before >= 0) {
      score += Integer.signum(last - before) == Integer.signum(move) ? 0.4 : 0;
      score -= key == before ? 0.9 : 0;
    }
    return score - 0.06 * Math.abs(key - register.home());
  }

  private static int stepsToTarget(StepContext context) {
    int toBarEnd = context.barSteps - context.stepInBar;
    return context.stepsToNextChord <= 2 * context.barSteps ? context.stepsToNextChord : toBarEnd;
  }

  private int targetKey(Chord goal, int anchor, boolean changes) {
    return register.bass(goal, changes ? register.root(goal, anchor) : anchor);
  }

  private static boolean belongs(int key, Chord chord, Key scale) {
    return PitchClass.contains(chord.mask() | scale.mask(), key);
  }
}
