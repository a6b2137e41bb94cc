package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.players.tokens.TonalCodec;

/// Chord tones where it counts and tones of the key elsewhere, inside the range, with no more
/// voices than asked for; or exactly the rhythm that was there.
final class TonalRules implements GapRules {
  private static final int EARLY_STEPS = 2; // the coming chord may be played so much ahead
  private static final int SEMITONES = 0xFFF;

  private final TonalCodec codec;
  private final Gap gap;
  private final int shift;

  /// @param shift semitones from the piece's register to the codec's
  TonalRules(TonalCodec codec, Gap gap, int shift) {
    this.codec = codec;
    this.gap = gap;
    this.shift = shift;
  }

  @Override
  public void narrow(
      StepContext context,
      StepNotes removed,
      int[] prefix,
      int count,
      boolean quoting,
      boolean[] allowed) {
    boolean[] grammar = allowed.clone();
    int most = Math.min(gap.voices(), codec.voices());
    int exactly = gap.keepRhythm() ? Math.min(removed.count(), codec.voices()) : -1;
    if (gap.keepRhythm()) {
      most = exactly;
    }
    boolean mustPlay = count < exactly;
    boolean mustClose = count >= most;
    int tones = tones(context, quoting);
    narrow(context, tones, mustPlay, mustClose, allowed);
    if (mustPlay && notes(allowed) < exactly - count) {
      // a narrow range may hold too few tones of chord and key: better a passing one than none
      System.arraycopy(grammar, 0, allowed, 0, allowed.length);
      narrow(context, SEMITONES, true, false, allowed);
    }
    if (!GapRules.any(allowed)) {
      System.arraycopy(grammar, 0, allowed, 0, allowed.length);
      GapRules.only(codec, true, allowed);
    }
    if (mustPlay) {
      keepRoom(exactly - count, allowed);
    }
  }

  private void narrow(
      StepContext context, int tones, boolean mustPlay, boolean mustClose, boolean[] allowed) {
    int anchor = codec.anchor(context);
    for (int token = 0; token < allowed.length; token++) {
      if (codec.closes(token)) {
        allowed[token] &= !mustPlay;
      } else {
        int key = anchor + codec.interval(token);
        boolean fits = key - shift >= gap.lowKey() && key - shift <= gap.highKey();
        allowed[token] &= !mustClose && fits && PitchClass.contains(tones, key);
      }
    }
  }

  private int notes(boolean[] allowed) {
    int notes = 0;
    for (int token = 0; token < allowed.length; token++) {
      notes += allowed[token] && codec.isNote(token) ? 1 : 0;
    }
    return notes;
  }

  /// Voices come lowest first: the first may not be so high that the others find no place.
  private void keepRoom(int needed, boolean[] allowed) {
    int above = 0;
    int room = notes(allowed);
    for (int token = allowed.length - 1; token >= 0; token--) {
      if (allowed[token] && codec.isNote(token)) {
        allowed[token] = above >= Math.min(needed, room) - 1;
        above++;
      }
    }
  }

  /// Pitch classes that may sound on this step.
  private int tones(StepContext context, boolean quoting) {
    int chord = context.chord.mask();
    if (chord == 0) {
      return context.key.mask();
    }
    if (context.stepsToNextChord <= EARLY_STEPS) {
      chord |= context.nextChord.mask();
    }
    boolean onBeat = context.stepInBar % context.beatSteps == 0;
    boolean strong = onBeat || context.stepsSinceChord == 0;
    boolean chordOnly = strong && gap.role() != Role.LEAD || gap.role() == Role.PAD;
    return quoting ? chord | context.key.mask() : chordOnly ? chord : chord | passing(context);
  }

  /// Tones of the key, without those that a chord tone from outside the key stands in for.
  private static int passing(StepContext context) {
    int chord = context.chord.mask();
    int key = context.key.mask();
    int foreign = chord & ~key;
    int replaced = PitchClass.rotate(foreign, 1) | PitchClass.rotate(foreign, -1);
    return key & ~replaced;
  }
}
