package io.sideman.engine.chart;

import io.sideman.engine.event.GeneralMidi;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// Reads the notes, rests and chords of one token from left to right.
final class StaccatoNoteReader {
  /// What sounds at once: no key for a rest, several for a chord.
  ///
  /// @param tiedFrom goes on from the note before
  /// @param tiedTo goes on in a later note
  record Element(
      List<Integer> keys, long lengthTicks, int velocity, boolean tiedFrom, boolean tiedTo) {}

  private static final long WHOLE_TICKS = 3840;
  private static final String LENGTHS = "WHQISTXO"; // each half as long as the one before
  private static final int DEFAULT_VELOCITY = 64;
  private static final int NOTE_OCTAVE = 5;
  private static final int CHORD_OCTAVE = 3;

  /// Semitones above the root, as JFugue 4.0.3 plays them.
  private static final Map<String, int[]> CHORDS =
      Map.ofEntries(
          Map.entry("MAJ", new int[] {0, 4, 7}),
          Map.entry("MIN", new int[] {0, 3, 7}),
          Map.entry("AUG", new int[] {0, 4, 8}),
          Map.entry("DIM", new int[] {0, 3, 6}),
          Map.entry("DOM7", new int[] {0, 4, 7, 10}),
          Map.entry("MAJ7", new int[] {0, 4, 7, 11}),
          Map.entry("MIN7", new int[] {0, 3, 7, 10}),
          Map.entry("SUS4", new int[] {0, 5, 7}),
          Map.entry("SUS2", new int[] {0, 2, 7}),
          Map.entry("MAJ6", new int[] {0, 4, 7, 9}),
          Map.entry("MIN6", new int[] {0, 3, 7, 9}),
          Map.entry("DOM9", new int[] {0, 4, 7, 10, 14}),
          Map.entry("MAJ9", new int[] {0, 4, 7, 11, 14}),
          Map.entry("MIN9", new int[] {0, 3, 7, 10, 14}),
          Map.entry("DIM7", new int[] {0, 3, 6, 9}),
          Map.entry("ADD9", new int[] {0, 4, 7, 14}),
          Map.entry("MIN11", new int[] {0, 7, 10, 14, 15, 17}),
          Map.entry("DOM11", new int[] {0, 7, 10, 14, 17}),
          Map.entry("DOM13", new int[] {0, 7, 10, 14, 16, 21}),
          Map.entry("MIN13", new int[] {0, 7, 10, 14, 15, 21}),
          Map.entry("MAJ13", new int[] {0, 7, 11, 14, 16, 21}),
          Map.entry("MINMAJ7", new int[] {0, 3, 7, 11}),
          Map.entry("DOM7<5", new int[] {0, 4, 6, 10}),
          Map.entry("DOM7>5", new int[] {0, 4, 8, 10}),
          Map.entry("MAJ7<5", new int[] {0, 4, 6, 11}),
          Map.entry("MAJ7>5", new int[] {0, 4, 8, 11}),
          Map.entry("DOM7<5<9", new int[] {0, 4, 6, 10, 13}),
          Map.entry("DOM7<5>9", new int[] {0, 4, 6, 10, 15}),
          Map.entry("DOM7>5<9", new int[] {0, 4, 8, 10, 13}),
          Map.entry("DOM7>5>9", new int[] {0, 4, 8, 10, 15}));

  private static final int LONGEST_CHORD_NAME = 8;

  private final String token;
  private final Place place;
  private final int[] keySignature;
  private int at;

  /// @param token in capitals
  /// @param keySignature semitones per letter, C first
  StaccatoNoteReader(String token, Place place, int[] keySignature) {
    this.token = token;
    this.place = place;
    this.keySignature = keySignature;
  }

  boolean atEnd() {
    return at == token.length();
  }

  /// Reads the sign between two elements: true for `_`, false for `+`.
  boolean joinedAfter() {
    return token.charAt(at++) == '_';
  }

  /// Reads up to the next `+` or `_` or the end.
  Element next() {
    List<Integer> keys = keys();
    boolean tiedFrom = take('-');
    long length = length();
    boolean tiedTo = take('-');
    int velocity = DEFAULT_VELOCITY;
    while (peek() == 'A' || peek() == 'D') {
      boolean attack = token.charAt(at++) == 'A';
      int value = number(127, attack ? "a velocity" : "a release velocity");
      velocity = attack ? value : velocity;
    }
    if (!atEnd() && peek() != '+' && peek() != '_') {
      throw wrong("\"" + token.substring(at) + "\" is not understood after a note");
    }
    return new Element(keys, length, velocity, tiedFrom, tiedTo);
  }

  private List<Integer> keys() {
    char first = peek();
    if (first == 'R') {
      at++;
      return List.of();
    }
    if (first == '[') {
      return List.of(bracketed());
    }
    int letter = "CDEFGAB".indexOf(first);
    if (letter < 0) {
      throw wrong("a note must start with C, D, E, F, G, A, B, R or [");
    }
    at++;
    int semitone = new int[] {0, 2, 4, 5, 7, 9, 11}[letter] + accidental(letter);
    int octave = Character.isDigit(peek()) ? number(10, "an octave") : -1;
    int[] chord = chord();
    if (chord.length == 0) {
      return List.of(checked(semitone + 12 * (octave < 0 ? NOTE_OCTAVE : octave)));
    }
    int root = semitone + 12 * (octave < 0 ? CHORD_OCTAVE : octave);
    return inverted(chord, root);
  }

  private int accidental(int letter) {
    if (take('N')) {
      return 0;
    }
    int shift = 0;
    int start = at;
    while (peek() == '#' || peek() == 'B') {
      shift += token.charAt(at++) == '#' ? 1 : -1;
    }
    return at == start ? keySignature[letter] : shift;
  }

  private int[] chord() {
    for (int length = Math.min(LONGEST_CHORD_NAME, token.length() - at); length >= 3; length--) {
      int[] intervals = CHORDS.get(token.substring(at, at + length));
      if (intervals != null) {
        at += length;
        return intervals;
      }
    }
    return new int[0];
  }

  /// Each `^` lifts the lowest chord tone by an octave.
  private List<Integer> inverted(int[] chord, int root) {
    int[] keys = Arrays.stream(chord).map(interval -> root + interval).toArray();
    for (int i = 0; peek() == '^'; i++) {
      at++;
      if (i >= keys.length - 1) {
        throw wrong(
            "a chord of " + keys.length + " notes has " + (keys.length - 1) + " inversions");
      }
      keys[i] += 12;
    }
    return IntStream.of(keys).map(this::checked).boxed().toList();
  }

  private int bracketed() {
    int close = token.indexOf(']', at);
    if (close < 0) {
      throw wrong("[ must be closed by ]");
    }
    String inside = token.substring(at + 1, close);
    if (inside.matches("\\d{1,4}")) {
      at = close + 1;
      return checked(Integer.parseInt(inside));
    }
    int key =
        GeneralMidi.drumNamed(inside)
            .orElseThrow(
                () -> wrong("\"" + inside + "\" is neither a key nor a General MIDI drum"));
    at = close + 1;
    return key;
  }

  private int checked(int key) {
    if (key < 0 || key > 127) {
      throw wrong("a key must be 0-127, but was " + key);
    }
    return key;
  }

  /// In ticks; a quarter when none is written.
  private long length() {
    if (take('/')) {
      return decimalLength();
    }
    double wholes = 0;
    int index;
    while ((index = LENGTHS.indexOf(peek())) >= 0) {
      at++;
      double one = 1.0 / (1 << index);
      double dot = one / 2;
      while (take('.')) {
        one += dot;
        dot /= 2;
      }
      wholes += one;
    }
    if (wholes == 0) {
      wholes = 0.25;
    }
    return ticks(take('*') ? wholes * 2 / 3 : wholes);
  }

  private long decimalLength() {
    int start = at;
    while (Character.isDigit(peek()) || peek() == '.') {
      at++;
    }
    try {
      return ticks(Double.parseDouble(token.substring(start, at)));
    } catch (NumberFormatException e) {
      throw wrong("a length after / must be like 0.25");
    }
  }

  private long ticks(double wholes) {
    long ticks = Math.round(wholes * WHOLE_TICKS);
    if (ticks < 1 || wholes > 1000) {
      throw wrong("a length must be between a tick and 1000 whole notes");
    }
    return ticks;
  }

  private int number(int most, String what) {
    int start = at;
    while (Character.isDigit(peek())) {
      at++;
    }
    String digits = token.substring(start, at);
    if (digits.isEmpty() || digits.length() > 3 || Integer.parseInt(digits) > most) {
      throw wrong(what + " must be 0-" + most + ", but was \"" + digits + "\"");
    }
    return Integer.parseInt(digits);
  }

  private boolean take(char c) {
    if (peek() == c) {
      at++;
      return true;
    }
    return false;
  }

  /// The next character, or 0 at the end. `LENGTHS.indexOf(0)` is -1, so the end is no length.
  private char peek() {
    return at < token.length() ? token.charAt(at) : 0;
  }

  private ChartException wrong(String problem) {
    return new ChartException(place.plus(at), problem + " (in \"" + token + "\")");
  }
}
