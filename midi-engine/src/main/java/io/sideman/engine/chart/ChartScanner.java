package io.sideman.engine.chart;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Splits the bars of a chart into bar lines, section names and entries.
final class ChartScanner {
  /// One piece of a line.
  sealed interface Piece {
    Place place();
  }

  /// A chord, a numeral, a hold or a repeat.
  record Entry(String text, Place place) implements Piece {}

  record SectionName(String name, Place place) implements Piece {}

  /// A bar line of any kind.
  ///
  /// @param passes how often the part before it is played: 1, or more when it ends a repeat
  /// @param opens whether a repeat starts here
  record BarLine(int passes, boolean opens, Place place) implements Piece {}

  private static final int MOST_PASSES = 16;

  private final String line;
  private final int number;
  private final List<Piece> pieces = new ArrayList<>();
  private int at;

  ChartScanner(String line, int number) {
    this.line = line;
    this.number = number;
  }

  /// The text without the comment: `#` at the start of a line or after a blank starts one, unless
  /// it raises a Roman numeral (`#IVo7`).
  static String withoutComment(String line) {
    for (int i = line.indexOf('#'); i >= 0; i = line.indexOf('#', i + 1)) {
      boolean stands = i == 0 || Character.isWhitespace(line.charAt(i - 1));
      if (stands && !RomanNumeral.looksLike(line.substring(i).split("[\\s|:\\[]", 2)[0])) {
        return line.substring(0, i);
      }
    }
    return line;
  }

  List<Piece> scan() {
    while (at < line.length()) {
      char c = line.charAt(at);
      if (Character.isWhitespace(c)) {
        at++;
      } else if (c == '|' || c == ':') {
        barLine();
      } else if (c == '[') {
        sectionName();
      } else {
        entry();
      }
    }
    return pieces;
  }

  private Place here() {
    return new Place(number, at + 1);
  }

  private void barLine() {
    Place place = here();
    int start = at;
    while (at < line.length() && (line.charAt(at) == '|' || line.charAt(at) == ':')) {
      at++;
    }
    String mark = line.substring(start, at);
    if (!mark.contains("|")) {
      throw new ChartException(place, "\":\" belongs to a repeat sign, |: or :|");
    }
    int passes = mark.startsWith(":") ? passes() : 1;
    pieces.add(new BarLine(passes, mark.endsWith(":"), place));
  }

  /// The `x3` behind `:|`, or 2.
  private int passes() {
    int start = at;
    if (start >= line.length() || line.charAt(start) != 'x') {
      return 2;
    }
    at++;
    while (at < line.length() && Character.isDigit(line.charAt(at))) {
      at++;
    }
    String digits = line.substring(start + 1, at);
    int passes = digits.isEmpty() || digits.length() > 2 ? 0 : Integer.parseInt(digits);
    if (passes < 1 || passes > MOST_PASSES) {
      throw new ChartException(
          new Place(number, start + 1),
          "a repeat may be played 1-" + MOST_PASSES + " times, but was x" + digits);
    }
    return passes;
  }

  private void sectionName() {
    int close = line.indexOf(']', at);
    if (close < 0) {
      throw new ChartException(here(), "a section name must end with ]");
    }
    pieces.add(new SectionName(line.substring(at + 1, close).strip(), here()));
    at = close + 1;
  }

  private void entry() {
    int start = at;
    while (at < line.length()
        && !Character.isWhitespace(line.charAt(at))
        && "|:[".indexOf(line.charAt(at)) < 0) {
      at++;
    }
    String word = line.substring(start, at);
    List<String> parts = Arrays.asList(word.split("-", -1));
    if (parts.size() > 1 && parts.stream().allMatch(RomanNumeral::looksLike)) {
      int column = start + 1;
      for (String part : parts) {
        pieces.add(new Entry(part, new Place(number, column)));
        column += part.length() + 1;
      }
    } else {
      pieces.add(new Entry(word, new Place(number, start + 1)));
    }
  }
}
