package io.sideman.app.link;

import io.sideman.engine.steer.Control;

/// What an edge asks of its band before it begins: the style by number or name, and the seed.
///
/// @param style number of the style, or NaN
/// @param name0 the first eight bytes of the style's name as they lie in the link; the others
///   follow
/// @param seed 0 when it asks for none
record Wish(float style, long name0, long name1, long name2, long name3, long seed) {
  static Wish of(LinkFile file) {
    return new Wish(
        file.control(Control.STYLE.number()),
        file.styleWord(0),
        file.styleWord(1),
        file.styleWord(2),
        file.styleWord(3),
        file.seed());
  }

  /// True while the edge still asks for this. Allocates nothing.
  boolean stands(LinkFile file) {
    return Float.compare(style, file.control(Control.STYLE.number())) == 0
        && seed == file.seed()
        && name0 == file.styleWord(0)
        && name1 == file.styleWord(1)
        && name2 == file.styleWord(2)
        && name3 == file.styleWord(3);
  }
}
