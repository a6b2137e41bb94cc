package io.sideman.engine.steer;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.time.Ticks;

/// Answers a phrase: its rhythm as it was played, its contour moved from the chord it was played
/// over to the chord that rules now. Beats and long notes fall on chord tones, the others on the
/// scale; the last note comes to rest. Conductor thread; no allocation.
final class Answer {
  private static final int SEVEN_SEMITONES = 7;

  private final Phrase phrase;
  private final HarmonyOutlook harmony;
  private final Steering steering;

  Answer(Phrase phrase, HarmonyOutlook harmony, Steering steering) {
    this.phrase = phrase;
    this.harmony = harmony;
    this.steering = steering;
  }

  /// Replaces `notes` by what answers `source` on the step of the context.
  ///
  /// @param last the step after the last that is answered
  /// @param lift semitones by which the answer is taken higher
  void play(long source, long last, int lift, StepContext context, StepNotes notes) {
    notes.clear();
    if (!phrase.has(source)) {
      return;
    }
    boolean closes = phrase.count(source + 1, last) == 0;
    int held = phrase.length(source);
    boolean weighty =
        closes || context.stepInBar % context.beatSteps == 0 || held >= Ticks.PER_QUARTER;
    int key = snap(moved(source, context.chord) + lift, weighty, context);
    int length = closes ? Math.max(held, Ticks.PER_QUARTER) : held;
    notes.tryAdd(key, phrase.velocity(source), length, phrase.offset(source));
  }

  private int moved(long source, Chord now) {
    Chord then = harmony.chordAt(source);
    int shift =
        then.isNone() || now.isNone()
            ? 0
            : Math.floorMod(now.root() - then.root() + SEVEN_SEMITONES - 1, 12)
                - SEVEN_SEMITONES
                + 1;
    return phrase.key(source) + shift;
  }

  private int snap(int key, boolean onChord, StepContext context) {
    int tones = context.chord.mask();
    int mask = onChord && tones != 0 ? tones : tones | context.key.mask();
    for (int distance = 0; distance < 6; distance++) {
      if (PitchClass.contains(mask, key - distance)) {
        return steering.inLeadRange(key - distance);
      }
      if (PitchClass.contains(mask, key + distance)) {
        return steering.inLeadRange(key + distance);
      }
    }
    return steering.inLeadRange(key);
  }
}
