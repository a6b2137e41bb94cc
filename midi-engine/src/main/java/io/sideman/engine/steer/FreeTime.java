package io.sideman.engine.steer;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.HarmonyOutlook;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.time.Ticks;

/// The performer plays without a beat: drums rest, bass, keys and pad hold each chord as it comes,
/// and the lead answers when the performer pauses.
final class FreeTime {
  private static final long NEVER = Long.MAX_VALUE;
  private static final int PAUSE_STEPS = 6;
  private static final int HOLD_BARS = 8;
  private static final int BASS_LOW = 33;
  private static final int KEYS_LOW = 54;
  private static final int PAD_LOW = 60;
  private static final int STRUM_TICKS = 25;
  private static final int HOLDING =
      1 << Role.BASS.ordinal() | 1 << Role.KEYS.ordinal() | 1 << Role.PAD.ordinal();
  private static final int TONAL = Direction.ALL_ROLES & ~(1 << Role.DRUMS.ordinal());

  private final BarLines bars;
  private final Phrase phrase;
  private final Answer answer;
  private final HarmonyOutlook harmony;
  private final PerformerOutlook listening;
  private final StepContext heard = new StepContext();
  private long from;
  private long until;
  private long answerFrom;
  private long answerUntil;
  private long answerSource;
  private long answeredStep;

  FreeTime(
      BarLines bars,
      Phrase phrase,
      Answer answer,
      HarmonyOutlook harmony,
      PerformerOutlook listening) {
    this.harmony = harmony;
    this.bars = bars;
    this.phrase = phrase;
    this.answer = answer;
    this.listening = listening;
    start();
  }

  void start() {
    from = NEVER;
    until = NEVER;
    answerFrom = NEVER;
    answerUntil = NEVER;
    answeredStep = -1;
  }

  int update(boolean asked, long tick, long fromStep) {
    if (asked && (from == NEVER || until != NEVER)) {
      from = fromStep;
      until = NEVER;
      answerFrom = NEVER;
      return Direction.ALL_ROLES;
    }
    if (!asked && from != NEVER && until == NEVER) {
      until = Math.max(fromStep, bars.firstStep(bars.meant(tick)));
      return Direction.ALL_ROLES;
    }
    return isFree(fromStep) ? listen(fromStep) : Direction.NO_ROLES;
  }

  boolean isFree(long step) {
    return step >= from && step < until;
  }

  /// What is held ends with its chord, and when the grid begins again. A chord that nobody foresaw
  /// is the conductor's business.
  int silenced(long fromStep) {
    if (fromStep == until) {
      return TONAL;
    }
    boolean turns = !harmony.chordAt(fromStep).equals(harmony.chordAt(fromStep - 1));
    return isFree(fromStep) && fromStep > from && turns ? HOLDING : Direction.NO_ROLES;
  }

  private int listen(long fromStep) {
    listening.describe(fromStep, heard);
    boolean answering = answerFrom != NEVER && fromStep < answerUntil;
    if (!answering
        && heard.performerSilentSteps >= PAUSE_STEPS
        && phrase.lastStep() > answeredStep
        && phrase.firstStep() >= 0) {
      answeredStep = phrase.lastStep();
      answerSource = phrase.firstStep();
      answerFrom = fromStep;
      answerUntil = fromStep + answeredStep - answerSource + 1;
      return 1 << Role.LEAD.ordinal();
    }
    if (answering && phrase.lastStep() > answeredStep) {
      answerUntil = fromStep; // the performer goes on: the lead gives way
      return 1 << Role.LEAD.ordinal();
    }
    return Direction.NO_ROLES;
  }

  void shape(Role role, StepContext context, StepNotes notes) {
    notes.clear();
    switch (role) {
      case DRUMS -> {}
      case BASS -> hold(BASS_LOW, 1, context, notes);
      case KEYS -> hold(KEYS_LOW, 4, context, notes);
      case PAD -> hold(PAD_LOW, 3, context, notes);
      case LEAD -> {
        if (answerFrom != NEVER && context.step >= answerFrom && context.step < answerUntil) {
          long source = answerSource + context.step - answerFrom;
          answer.play(source, answeredStep + 1, 0, context, notes);
        }
      }
    }
  }

  /// Strikes the chord when it begins, from `low` up, and lets it ring.
  private void hold(int low, int voices, StepContext context, StepNotes notes) {
    Chord chord = context.chord;
    boolean again = (context.step - from) % ((long) HOLD_BARS * context.barSteps) == 0;
    if (chord.isNone() || context.stepsSinceChord > 0 && !again) {
      return;
    }
    int velocity = (int) (38 + 50 * context.intensity);
    int held = Math.min(HOLD_BARS * context.barSteps, context.stepsToNextChord);
    int length = held * Ticks.PER_STEP;
    if (voices == 1) {
      int key = low + Math.floorMod(chord.bass() - low, 12);
      notes.tryAdd(key, velocity, length, 0);
      return;
    }
    for (int key = low; key < low + 12 && notes.count() < voices; key++) {
      if (PitchClass.contains(chord.mask(), key)) {
        notes.tryAdd(key, velocity, length, notes.count() * STRUM_TICKS);
      }
    }
  }
}
