package io.sideman.app.osc;

/// Matches addresses with the patterns of OSC: `?` any character, `*` any run of them, `[a-z]` and
/// `[!a-z]` one of a set, `{one,other}` a choice of words; none of them crosses a slash.
final class OscPattern {
  private static final int LONGEST = 128;
  private static final int MOST_STARS = 6;

  private OscPattern() {}

  static boolean isPattern(String address) {
    return address.chars().anyMatch(c -> "?*[{".indexOf(c) >= 0);
  }

  static boolean matches(String pattern, String address) {
    return pattern.length() <= LONGEST
        && pattern.chars().filter(c -> c == '*').count() <= MOST_STARS
        && matches(pattern, 0, address, 0);
  }

  private static boolean matches(String pattern, int p, String address, int a) {
    while (p < pattern.length()) {
      switch (pattern.charAt(p)) {
        case '*' -> {
          return star(pattern, p + 1, address, a);
        }
        case '{' -> {
          return choice(pattern, p, address, a);
        }
        case '[' -> {
          int close = pattern.indexOf(']', p);
          if (close < 0 || isAtEnd(address, a) || !isIn(pattern, p + 1, close, address.charAt(a))) {
            return false;
          }
          p = close;
        }
        case '?' -> {
          if (isAtEnd(address, a)) {
            return false;
          }
        }
        default -> {
          if (a >= address.length() || address.charAt(a) != pattern.charAt(p)) {
            return false;
          }
        }
      }
      p++;
      a++;
    }
    return a == address.length();
  }

  private static boolean isAtEnd(String address, int a) {
    return a >= address.length() || address.charAt(a) == '/';
  }

  private static boolean star(String pattern, int p, String address, int a) {
    for (int next = a; ; next++) {
      if (matches(pattern, p, address, next)) {
        return true;
      }
      if (isAtEnd(address, next)) {
        return false;
      }
    }
  }

  private static boolean choice(String pattern, int p, String address, int a) {
    int close = pattern.indexOf('}', p);
    if (close < 0) {
      return false;
    }
    for (String word : pattern.substring(p + 1, close).split(",", -1)) {
      if (address.startsWith(word, a) && matches(pattern, close + 1, address, a + word.length())) {
        return true;
      }
    }
    return false;
  }

  private static boolean isIn(String pattern, int from, int close, char c) {
    boolean not = from < close && pattern.charAt(from) == '!';
    boolean found = false;
    for (int i = not ? from + 1 : from; i < close; i++) {
      char low = pattern.charAt(i);
      char high = low;
      if (i + 2 < close && pattern.charAt(i + 1) == '-') {
        high = pattern.charAt(i + 2);
        i += 2;
      }
      found |= low <= c && c <= high;
    }
    return found != not;
  }
}
