package io.sideman.players.touch;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.Genre;
import io.sideman.players.tokens.Drum;

/// What the loudness of a note of bass, keys, pad or lead depends on, as inputs of a network: role,
/// genre, place in the bar, place in chord and key, register and movement of the line, length, what
/// sounds with it. Nothing says how loud the part is: the network tells how a note stands out from
/// its part. Immutable; any thread.
public final class TonalFeatures {
  private static final int ROLES = Role.values().length - 1;
  private static final int GENRES = Genre.values().length;
  private static final int PLACES = 16;
  private static final int SEARCHED = 32; // steps back for the note before
  private static final int LENGTHS = 6;
  private static final int GAPS = 6;
  private static final int VOICES = 4;

  private static final int GENRE = ROLES;
  private static final int PLACE = GENRE + GENRES;
  private static final int TRIPLE = PLACE + PLACES;
  private static final int VOICE_COUNT = TRIPLE + 1;
  private static final int RANK = VOICE_COUNT + VOICES; // lowest, highest
  private static final int IN_CHORD = RANK + 2; // interval above the root, no chord
  private static final int IN_KEY = IN_CHORD + 13;
  private static final int REGISTER = IN_KEY + 12;
  private static final int MOVEMENT = REGISTER + 2; // signed, up, down, far
  private static final int LENGTH = MOVEMENT + 4;
  private static final int GAP = LENGTH + LENGTHS;
  private static final int CHANGE = GAP + GAPS;
  private static final int DENSITY = CHANGE + 1;
  private static final int WITH_DRUMS = DENSITY + 1; // drums known, kick, snare

  /// Inputs in all.
  public static final int INPUTS = WITH_DRUMS + 3;

  private TonalFeatures() {}

  /// Writes the inputs of one note.
  ///
  /// @param c the step; what the drums play on it stands in there
  /// @param genre index into [Genre]
  /// @param played the part up to the step of `c`
  /// @param notes all notes of the part on this step
  /// @param index which of them
  /// @param in at least [#INPUTS] long
  public static void write(
      StepContext c,
      Role role,
      int genre,
      PlayedSteps played,
      StepNotes notes,
      int index,
      float[] in) {
    java.util.Arrays.fill(in, 0, INPUTS, 0);
    int key = notes.key(index);
    in[role.ordinal() - 1] = 1;
    in[GENRE + genre] = 1;
    in[PLACE + c.stepInBar % PLACES] = 1;
    in[TRIPLE] = c.beatSteps == 6 ? 1 : 0;
    in[VOICE_COUNT + Math.min(VOICES, notes.count()) - 1] = 1;
    in[RANK] = key == lowest(notes) ? 1 : 0;
    in[RANK + 1] = key == played.topKey(c.step) ? 1 : 0;
    in[IN_CHORD + (c.chord.isNone() ? 12 : Math.floorMod(key - c.chord.root(), 12))] = 1;
    in[IN_KEY + Math.floorMod(key - c.key.tonic(), 12)] = 1;
    line(c.step, key, played, in);
    int steps = notes.lengthTicks(index) / 240;
    in[LENGTH + Math.min(LENGTHS - 1, 32 - Integer.numberOfLeadingZeros(steps))] = 1;
    in[CHANGE] = c.stepsSinceChord == 0 ? 1 : 0;
    StepNotes drums = c.notes(Role.DRUMS);
    for (int i = 0; i < drums.count(); i++) {
      int drum = Drum.indexOf(drums.key(i));
      in[WITH_DRUMS] = 1;
      in[WITH_DRUMS + 1] = drum == Drum.KICK.ordinal() ? 1 : in[WITH_DRUMS + 1];
      in[WITH_DRUMS + 2] = drum == Drum.SNARE.ordinal() ? 1 : in[WITH_DRUMS + 2];
    }
  }

  private static int lowest(StepNotes notes) {
    int lowest = notes.key(0);
    for (int i = 1; i < notes.count(); i++) {
      lowest = Math.min(lowest, notes.key(i));
    }
    return lowest;
  }

  private static void line(long step, int key, PlayedSteps played, float[] in) {
    int onsets = 0;
    double tops = 0;
    int gap = 0;
    int before = key;
    for (int back = 1; back <= SEARCHED; back++) {
      if (played.count(step - back) > 0) {
        onsets++;
        tops += played.topKey(step - back);
        before = gap == 0 ? played.topKey(step - back) : before;
        gap = gap == 0 ? back : gap;
      }
    }
    double middle = onsets == 0 ? key : tops / onsets;
    in[REGISTER] = (float) Math.clamp((key - middle) / 12, -1.5, 1.5);
    in[REGISTER + 1] = (float) Math.clamp((key - 60) / 24.0, -1.5, 1.5);
    int move = Math.clamp(key - before, -12, 12);
    in[MOVEMENT] = move / 12f;
    in[MOVEMENT + 1] = move > 0 ? 1 : 0;
    in[MOVEMENT + 2] = move < 0 ? 1 : 0;
    in[MOVEMENT + 3] = Math.abs(move) > 4 ? 1 : 0;
    int bucket = gap == 0 ? GAPS - 1 : 31 - Integer.numberOfLeadingZeros(gap);
    in[GAP + Math.min(GAPS - 1, bucket)] = 1;
    in[DENSITY] = onsets / 16f;
  }
}
