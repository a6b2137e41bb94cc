package io.sideman.engine.style;

import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;

/// The chord a tonal role plays on a step: the one that rules, the tonic when none is known, or the
/// coming one when the note anticipates it.
final class Harmony {
  private final RoleVoice voice;
  private final Chord[] majorTonics = new Chord[12];
  private final Chord[] minorTonics = new Chord[12];
  private long writtenStep;
  private int stepsToNextChord;

  Harmony(RoleVoice voice) {
    this.voice = voice;
    for (int pc = 0; pc < 12; pc++) {
      majorTonics[pc] = Chord.of(pc, Quality.MAJ);
      minorTonics[pc] = Chord.of(pc, Quality.MIN);
    }
  }

  /// Takes the step and the place in the bar whose written notes are played on it; swing may put
  /// one a step beside the other.
  void at(StepContext context, int positionInBar) {
    int late = context.stepInBar - positionInBar;
    writtenStep = context.step - late;
    stepsToNextChord = Math.max(1, context.stepsToNextChord + late);
  }

  /// The step on which a note that starts now ends when it lasts `length` written steps.
  int end(int length) {
    return (int) writtenStep + length;
  }

  /// A number that tells chords apart.
  static int code(Chord chord) {
    return (chord.quality().mask() * 12 + chord.root()) * 12 + chord.bass();
  }

  /// The chord of this step, [Chord#NONE] when the role should rest.
  Chord now(StepContext context) {
    if (!context.chord.isNone()) {
      return context.chord;
    }
    if (voice.noChord() == RoleVoice.NoChord.REST) {
      return Chord.NONE;
    }
    return context.key.minor()
        ? minorTonics[context.key.tonic()]
        : majorTonics[context.key.tonic()];
  }

  /// The chord of a note that starts now and sounds for `steps`.
  Chord forNote(StepContext context, int steps) {
    return anticipates(context, steps) ? context.nextChord : now(context);
  }

  boolean anticipates(StepContext context, int steps) {
    return stepsToNextChord <= voice.anticipateSteps()
        && stepsToNextChord <= steps
        && !context.nextChord.isNone();
  }

  /// Length of a note that starts now: it ends with its chord unless it anticipates the next.
  int length(StepContext context, int steps) {
    return anticipates(context, steps) ? steps : Math.max(1, Math.min(steps, stepsToNextChord));
  }

  /// True when what was last started is not what should sound now.
  boolean isStale(StepContext context, PlayerMemory memory) {
    if (memory.soundingUntil() <= writtenStep) {
      return true;
    }
    Chord chord = now(context);
    if (chord.isNone() || memory.soundingChord() == code(chord)) {
      return false;
    }
    boolean early =
        stepsToNextChord <= voice.anticipateSteps()
            && !context.nextChord.isNone()
            && memory.soundingChord() == code(context.nextChord);
    return !early;
  }
}
