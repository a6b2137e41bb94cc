package io.sideman.engine.style;

import java.util.Arrays;
import java.util.List;

/// Comping: when the chord is struck and which of its voices sound.
public final class CompPattern implements Pattern {
  /// How a comping pattern is written.
  public enum Kind {
    /// Whole chords.
    RHYTHM,
    /// Voice by voice.
    ARPEGGIO,
    /// Voice by voice with the pedal down: each rings until it is struck again.
    PEDALLED
  }

  /// All voices.
  static final int ALL = -1;

  /// The chord's root below the voicing.
  static final int ROOT = 1 << 15;

  private final List<String> rows;
  private final Kind kind;
  private final Voicing voicing;
  private final Grid grid;
  private final int[] levels; // (steps) percent of full level, 0 where nothing starts
  private final int[] voices; // (steps) bit n: voice n from the bottom; ALL; ROOT
  private final int[] sounding; // (steps) steps left of what sounds there, or 0
  private final int[] ringing; // (steps) steps until a voice that starts there starts again, or 0

  private CompPattern(List<String> rows, Kind kind, Voicing voicing, Grid grid, int count) {
    this.rows = List.copyOf(rows);
    this.kind = kind;
    this.voicing = voicing;
    this.grid = grid;
    levels = new int[count];
    voices = new int[count];
    sounding = new int[count];
    ringing = new int[count];
  }

  /// A rhythm of full chords: `x X g - .` and levels 1 to 9.
  static CompPattern rhythm(List<String> rows, Voicing voicing, Grid grid, int barSteps)
      throws NotationException {
    String written = StepText.compact(Pattern.join(rows), grid, barSteps, "the rhythm");
    int count = written.length() * grid.steps();
    var pattern = new CompPattern(rows, Kind.RHYTHM, voicing, grid, count);
    var held = new boolean[count];
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      int level = Pattern.level(c);
      if (level < 0 && c != '.' && c != '-') {
        throw new NotationException(
            "rhythm steps must be one of . - g x X 1-9, but step %d was '%s'".formatted(i + 1, c));
      }
      pattern.write(i * grid.steps(), Math.max(level, 0), ALL, c != '.', held);
    }
    pattern.findLengths(held);
    return pattern;
  }

  /// Single voices: digits name voices from the bottom, `R` the root below; `!` and `?` as in
  /// lines.
  static CompPattern arpeggio(
      List<String> rows, Kind kind, Voicing voicing, Grid grid, int barSteps)
      throws NotationException {
    List<String> words = StepText.words(Pattern.join(rows), grid, barSteps, "the arpeggio");
    int count = words.size() * grid.steps();
    var pattern = new CompPattern(rows, kind, voicing, grid, count);
    var held = new boolean[count];
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      boolean sounds = !word.equals(".");
      if (!sounds || word.equals("-")) {
        pattern.write(i * grid.steps(), 0, 0, sounds, held);
      } else {
        pattern.write(i * grid.steps(), level(word), voices(word, i + 1), true, held);
      }
    }
    pattern.findLengths(held);
    if (kind == Kind.PEDALLED) {
      pattern.findRinging();
    }
    return pattern;
  }

  private static int level(String word) {
    return switch (word.charAt(word.length() - 1)) {
      case '!' -> LineNote.ACCENT;
      case '?' -> LineNote.GHOST;
      default -> LineNote.NORMAL;
    };
  }

  private static int voices(String word, int step) throws NotationException {
    String names =
        word.endsWith("!") || word.endsWith("?") ? word.substring(0, word.length() - 1) : word;
    int mask = 0;
    for (int i = 0; i < names.length(); i++) {
      char c = names.charAt(i);
      if (c == 'R') {
        mask |= ROOT;
      } else if (c >= '1' && c <= '9') {
        mask |= 1 << (c - '1');
      } else {
        mask = 0;
        break;
      }
    }
    if (mask == 0) {
      throw new NotationException(
          "an arpeggio step must be digits 1-9 or R (then ! or ?), - or ., but step %d was \"%s\""
              .formatted(step, word));
    }
    return mask;
  }

  private void write(int first, int level, int mask, boolean sounds, boolean[] held) {
    levels[first] = level;
    voices[first] = level > 0 ? mask : 0;
    Arrays.fill(held, first, first + grid.steps(), sounds);
    held[first] = sounds && level == 0;
  }

  private void findLengths(boolean[] held) {
    int count = levels.length;
    for (int start = 0; start < count; start++) {
      if (levels[start] == 0 && !held[start]) {
        continue;
      }
      int length = 1;
      while (length < count && held[(start + length) % count]) {
        length++;
      }
      sounding[start] = length;
    }
  }

  private void findRinging() {
    int count = levels.length;
    for (int start = 0; start < count; start++) {
      if (levels[start] > 0) {
        int length = 1;
        while (length < count && (voices[(start + length) % count] & voices[start]) == 0) {
          length++;
        }
        ringing[start] = length;
      }
    }
  }

  @Override
  public int steps() {
    return levels.length;
  }

  @Override
  public Grid grid() {
    return grid;
  }

  public List<String> rows() {
    return rows;
  }

  public Kind kind() {
    return kind;
  }

  public boolean isArpeggio() {
    return kind != Kind.RHYTHM;
  }

  public Voicing voicing() {
    return voicing;
  }

  int level(int step) {
    return levels[step];
  }

  int voices(int step) {
    return voices[step];
  }

  int ringing(int step) {
    return ringing[step];
  }

  int sounding(int step) {
    return sounding[step];
  }
}
