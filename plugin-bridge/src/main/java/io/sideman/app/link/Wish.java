package io.sideman.app.link;

import io.sideman.engine.steer.Control;

/// What an edge asks of its band before it begins: the style by number or name, and the seed.
///
/// @param style number of the style, or NaN
/// @param name0 the first eight bytes of the style's name as they lie in the link; the others
///   follow
/// @param seed 0 when it asks for none
/// @param pattern 0 for the style's own patterns, else invented ones of that number
record Wish(float style, long name0, long name1, long name2, long name3, long seed, int pattern) {
  /// @param asked a number of a style that outweighs the edge's, or NaN
  static Wish of(LinkFile file, float asked, int pattern) {
    return new Wish(
        style(file, asked),
        word(file, 0, asked),
        word(file, 1, asked),
        word(file, 2, asked),
        word(file, 3, asked),
        file.seed(),
        pattern);
  }

  private static float style(LinkFile file, float asked) {
    return Float.isNaN(asked) ? file.control(Control.STYLE.number()) : asked;
  }

  private static long word(LinkFile file, int index, float asked) {
    return Float.isNaN(asked) ? file.styleWord(index) : 0;
  }

  /// True when both ask for one style and the same patterns.
  boolean sameStyle(Wish other) {
    return Float.compare(style, other.style) == 0
        && pattern == other.pattern
        && name0 == other.name0
        && name1 == other.name1
        && name2 == other.name2
        && name3 == other.name3;
  }

  /// True when it names its style.
  boolean isNamed() {
    return name0 != 0;
  }

  /// True while the edge still asks for this. Allocates nothing.
  boolean stands(LinkFile file, float asked, int askedPattern) {
    return pattern == askedPattern
        && Float.compare(style, style(file, asked)) == 0
        && seed == file.seed()
        && name0 == word(file, 0, asked)
        && name1 == word(file, 1, asked)
        && name2 == word(file, 2, asked)
        && name3 == word(file, 3, asked);
  }
}
