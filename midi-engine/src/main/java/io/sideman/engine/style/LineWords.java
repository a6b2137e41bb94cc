package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;

/// Finds the word of a line for a key that was played: what [LineHand] would play as that key.
/// Follows the chords as the player does, so the words of a line must be asked for in its order.
public final class LineWords {
  private static final int[] DEGREES = {1, 3, 5, 7, 2, 4, 6}; // chord tones before passing tones

  /// For semitones that no degree of chord and key has; empty where no word is exact.
  private static final String[] ALTERED = {
    "R", "b2", "", "b3", "b4", "#3", "b5", "", "#5", "", "b7", "b8"
  };

  private static final String[] NEAREST = {
    "R", "2", "2", "3", "3", "4", "5", "5", "6", "6", "7", "7"
  };
  private static final int MOST_OCTAVES = 3;

  private final RootRegister register;
  private int anchor = -1;
  private int chordCode = -1;

  public LineWords(Role role, RoleVoice voice) {
    register = new RootRegister(role, voice);
  }

  /// The word, octave marks included, without its level.
  public String word(int midiKey, Chord chord, Key key) {
    int code = Harmony.code(chord);
    if (code != chordCode) {
      anchor = register.root(chord, anchor);
      chordCode = code;
    }
    int distance = midiKey - anchor;
    String name = name(Math.floorMod(distance, 12), chord, key);
    int octaves = Math.floorDiv(distance - semitones(name, chord, key) + 6, 12);
    int marks = Math.clamp(octaves, -MOST_OCTAVES, MOST_OCTAVES);
    return name + (marks < 0 ? "," : "'").repeat(Math.abs(marks));
  }

  private static String name(int semitones, Chord chord, Key key) {
    if (semitones == 0) {
      return "R";
    }
    for (int degree : DEGREES) {
      if (Math.floorMod(Degrees.semitones(degree, LineNote.ADAPT, chord, key), 12) == semitones) {
        return Integer.toString(degree);
      }
    }
    String altered = ALTERED[semitones];
    return altered.isEmpty() ? NEAREST[semitones] : altered;
  }

  private static int semitones(String name, Chord chord, Key key) {
    if (name.equals("R")) {
      return 0;
    }
    int accidental =
        switch (name.charAt(0)) {
          case 'b' -> -1;
          case '#' -> 1;
          default -> LineNote.ADAPT;
        };
    String digits = accidental == LineNote.ADAPT ? name : name.substring(1);
    return Degrees.semitones(Integer.parseInt(digits), accidental, chord, key);
  }
}
