package io.sideman.engine.chart;

import io.sideman.engine.harmony.Quality;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what follows the root of a chord symbol, token by token, and picks the quality that holds
/// the most of it without a wrong note. Used once.
final class QualityReader {
  private static final Pattern TOKEN =
      Pattern.compile(
          "(?<blank>[\\s(),]+)"
              + "|(?<halfdim>hdim|[øØ])"
              + "|(?<delta>[Δ△^])"
              + "|(?<major>maj|Maj|MAJ|[mM]a(?!dd)|M|j(?=7))"
              + "|(?<minor>min|Min|MIN|mi|m|(?<![0-9)])[-−](?!5))"
              + "|(?<dim>dim|[°ºo])"
              + "|(?<altered>[#♯b♭+-](?:5|9|11|13))"
              + "|(?<aug>aug|\\+)"
              + "|(?<sus>sus[24]?)"
              + "|(?<added>add[#♯b♭]?(?:2|4|6|9|11|13))"
              + "|(?<without>(?:no|omit)[35])"
              + "|(?<word>dom|alt)"
              + "|(?<sixth>6/9|69|6)"
              + "|(?<seventh>7|9|11|13)"
              + "|(?<short>[245])");

  private final String symbol;
  private final int start;
  private final int end;
  private final Place place;

  private int third = 4; // 0 when there is none
  private int fifth = 7;
  private int seventh; // 9 (sixth or diminished), 10, 11; 0 when there is none
  private boolean majorSeventh;
  private boolean diminished;
  private boolean sixth;
  private boolean suspended4;
  private boolean suspended2;

  /// Reads `[start, end)` of a symbol that stands at `place`.
  QualityReader(String symbol, int start, int end, Place place) {
    this.symbol = symbol;
    this.start = start;
    this.end = end;
    this.place = place;
  }

  Quality read() {
    Matcher matcher = TOKEN.matcher(symbol).useTransparentBounds(true);
    int at = start;
    while (at < end) {
      matcher.region(at, end);
      if (!matcher.lookingAt()) {
        throw new ChartException(
            place.plus(at),
            "\""
                + symbol.substring(at, end)
                + "\" in the chord \""
                + symbol
                + "\" is not understood; after the root may stand m7, maj7, 7sus4, m7b5, dim7, 6,"
                + " add9, alt and the like");
      }
      take(matcher);
      at = matcher.end();
    }
    return quality();
  }

  private void take(Matcher matcher) {
    if (matcher.group("halfdim") != null) {
      third = 3;
      fifth = 6;
      seventh = 10;
    } else if (matcher.group("delta") != null) {
      majorSeventh = true;
      seventh = 11;
    } else if (matcher.group("major") != null) {
      majorSeventh = true;
    } else if (matcher.group("minor") != null) {
      third = 3;
    } else if (matcher.group("dim") != null) {
      third = 3;
      fifth = 6;
      diminished = true;
    } else if (matcher.group("aug") != null) {
      fifth = 8;
    } else if (matcher.group("altered") != null) {
      alter(matcher.group("altered"));
    } else if (matcher.group("sus") != null) {
      suspended2 = matcher.group("sus").endsWith("2");
      suspended4 = !suspended2;
    } else if (matcher.group("without") != null) {
      third = matcher.group("without").endsWith("3") ? 0 : third;
    } else if (matcher.group("sixth") != null) {
      sixth = true;
    } else if (matcher.group("seventh") != null) {
      seventh = seventhKind();
    } else if (matcher.group("short") != null) {
      takeShort(matcher.group("short"));
    } // blank, added tones, "dom" and "alt" change no tone that a quality holds
    if ("alt".equals(matcher.group("word"))) {
      seventh = 10;
    }
  }

  private void alter(String alteration) {
    if (alteration.endsWith("5") && !alteration.endsWith("15")) {
      char sign = alteration.charAt(0);
      fifth = sign == '#' || sign == '♯' || sign == '+' ? 8 : 6;
    }
  }

  private int seventhKind() {
    if (majorSeventh) {
      return 11;
    }
    return diminished ? 9 : 10;
  }

  private void takeShort(String digit) {
    switch (digit) {
      case "5" -> third = 0;
      case "4" -> suspended4 = true;
      default -> {} // C2 is C with an added ninth
    }
  }

  private Quality quality() {
    if (suspended4) {
      return seventh == 10 ? Quality.DOM7_SUS4 : Quality.SUS4;
    }
    if (suspended2) {
      return Quality.SUS2;
    }
    return switch (third) {
      case 0 -> seventh == 10 ? Quality.DOM7 : Quality.POWER;
      case 3 -> minorQuality();
      default -> majorQuality();
    };
  }

  private Quality minorQuality() {
    if (fifth == 6) {
      return switch (seventh) {
        case 9 -> Quality.DIM7;
        case 10 -> Quality.HALF_DIM7;
        default -> Quality.DIM;
      };
    }
    return switch (seventh) {
      case 10 -> Quality.MIN7;
      case 11 -> Quality.MIN_MAJ7;
      default -> sixth ? Quality.MIN6 : Quality.MIN;
    };
  }

  private Quality majorQuality() {
    if (fifth == 8) {
      return Quality.AUG;
    }
    return switch (seventh) {
      case 10 -> Quality.DOM7;
      case 11 -> Quality.MAJ7;
      default -> sixth ? Quality.MAJ6 : Quality.MAJ;
    };
  }
}
