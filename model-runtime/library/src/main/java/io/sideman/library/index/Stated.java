package io.sideman.library.index;

import io.sideman.engine.harmony.Key;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// A tempo, key or length that the words state outright, so that nothing else will do.
///
/// @param must what was asked for before, and this
/// @param words how many words it took
/// @param first what comes first of all that will do
record Stated(Filter must, int words, Optional<Want> first) {
  private Stated(Filter must, int words) {
    this(must, words, Optional.empty());
  }

  private static final double WITHOUT_KEY = 0.5; // drums go with every key, after what is in it
  private static final double TEMPO_SLACK = 0.04; // 90 bpm is 86.4 to 93.6
  private static final Map<String, Integer> NATURALS =
      Map.of("c", 0, "d", 2, "e", 4, "f", 5, "g", 7, "a", 9, "b", 11);
  private static final Map<String, Integer> ACCIDENTALS = Map.of("sharp", 1, "flat", -1, "b", -1);
  private static final Map<String, Boolean> MODES =
      Map.of("minor", true, "min", true, "m", true, "major", false, "maj", false);

  static Optional<Stated> at(List<String> words, int at, Filter must) {
    return number(words, at, must).or(() -> key(words, at, must));
  }

  private static String word(List<String> words, int at) {
    return at < words.size() ? words.get(at) : "";
  }

  private static boolean isNumber(String word) {
    return !word.isEmpty() && Character.isDigit(word.charAt(0));
  }

  // "90 bpm", "bpm 90", "90-100 bpm", "4 bars".
  private static Optional<Stated> number(List<String> words, int at, Filter must) {
    if (word(words, at).equals("bpm") && isNumber(word(words, at + 1))) {
      return tempo(words.get(at + 1), words.get(at + 1), must, 2);
    }
    if (!isNumber(word(words, at))) {
      return Optional.empty();
    }
    int to = isNumber(word(words, at + 1)) ? at + 1 : at;
    String low = words.get(at);
    String high = words.get(to);
    return switch (word(words, to + 1)) {
      case "bpm" -> tempo(low, high, must, to + 2 - at);
      case "bar", "bars" ->
          range(low, high)
              .map(each -> new Stated(must.bars(each.from() - .25, each.to() + .25), to + 2 - at));
      default -> Optional.empty();
    };
  }

  private static Optional<Stated> tempo(String low, String high, Filter must, int words) {
    return range(low, high)
        .map(each ->
            new Stated(
                must.bpm(each.from() * (1 - TEMPO_SLACK), each.to() * (1 + TEMPO_SLACK), true),
                words));
  }

  private static Optional<Range> range(String low, String high) {
    double from = Double.parseDouble(low);
    double to = Double.parseDouble(high);
    return from <= to ? Optional.of(new Range(from, to)) : Optional.empty();
  }

  // "f minor", "f#m", "eb major", "e flat major"; "am" is a word.
  private static Optional<Stated> key(List<String> words, int at, Filter must) {
    String first = word(words, at);
    int signed = first.endsWith("#") ? 1 : first.length() == 2 && first.endsWith("b") ? -1 : 0;
    Integer tonic = NATURALS.get(signed == 0 ? first : first.substring(0, 1));
    if (tonic == null) {
      return Optional.empty();
    }
    Integer accidental = signed != 0 ? null : ACCIDENTALS.get(word(words, at + 1));
    int next = accidental == null ? at + 1 : at + 2;
    Boolean minor = MODES.get(word(words, next));
    if (minor == null) {
      return Optional.empty();
    }
    int shift = accidental == null ? signed : accidental;
    Key key = new Key(Math.floorMod(tonic + shift, 12), minor);
    Want own = new Want().add(Queries.inKey(key), 1).add(Queries.WITHOUT_KEY, WITHOUT_KEY);
    return Optional.of(new Stated(must.keys(Set.of(key)), next + 1 - at, Optional.of(own)));
  }
}
