package io.sideman.engine.style;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One word of a line: `R 5, b3 8' > w x`, with `!` (accent) or `?` (ghost) at its end; `+` joins
/// notes that sound together.
final class LineNotation {
  private static final Pattern WORD =
      Pattern.compile("(R|x|w|>|(?:[b#]?(?:1[0-3]|[1-9])))([,']{0,3})([!?]?)");
  private static final int MAX_TOGETHER = 4;

  private LineNotation() {}

  static LineNote[] notes(String word, String where) throws NotationException {
    String[] parts = word.split("\\+", -1);
    if (parts.length > MAX_TOGETHER) {
      throw new NotationException(
          "at most %d notes may sound together, but %s was \"%s\""
              .formatted(MAX_TOGETHER, where, word));
    }
    var notes = new LineNote[parts.length];
    for (int i = 0; i < parts.length; i++) {
      notes[i] = note(parts[i], where);
    }
    return notes;
  }

  private static LineNote note(String word, String where) throws NotationException {
    Matcher matcher = WORD.matcher(word);
    if (!matcher.matches()) {
      throw new NotationException(
          ("a line step must be a degree (R 1-13 with b or #, then , or ' for octaves and ! or ?), "
                  + "- . > w or x, but %s was \"%s\"")
              .formatted(where, word));
    }
    String name = matcher.group(1);
    int octave = octaves(matcher.group(2));
    int level = level(matcher.group(3));
    return switch (name) {
      case "R" -> new LineNote(LineNote.Kind.DEGREE, 1, LineNote.ADAPT, octave, level);
      case "x" -> new LineNote(LineNote.Kind.DEAD, 1, LineNote.ADAPT, octave, level);
      case ">" -> new LineNote(LineNote.Kind.APPROACH, 1, LineNote.ADAPT, octave, level);
      case "w" -> new LineNote(LineNote.Kind.WALK, 1, LineNote.ADAPT, octave, level);
      default -> degree(name, octave, level);
    };
  }

  private static LineNote degree(String name, int octave, int level) {
    int accidental =
        switch (name.charAt(0)) {
          case 'b' -> -1;
          case '#' -> 1;
          default -> LineNote.ADAPT;
        };
    int degree = Integer.parseInt(accidental == LineNote.ADAPT ? name : name.substring(1));
    return new LineNote(LineNote.Kind.DEGREE, degree, accidental, octave, level);
  }

  private static int octaves(String marks) {
    int octave = 0;
    for (int i = 0; i < marks.length(); i++) {
      octave += marks.charAt(i) == ',' ? -1 : 1;
    }
    return octave;
  }

  private static int level(String mark) {
    return switch (mark) {
      case "!" -> LineNote.ACCENT;
      case "?" -> LineNote.GHOST;
      default -> LineNote.NORMAL;
    };
  }
}
