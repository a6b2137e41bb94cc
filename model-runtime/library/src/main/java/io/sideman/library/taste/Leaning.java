package io.sideman.library.taste;

/// How the listener leans towards one word or role.
///
/// @param liked items with it that they took to
/// @param refused items with it that they did not
/// @param lean -1 (against) to 1 (for); near 0 while little was told
public record Leaning(String name, int liked, int refused, double lean) {
  private static final double DOUBT = 2; // items that count as undecided

  static Leaning of(String name, int liked, int refused) {
    return new Leaning(name, liked, refused, (liked - refused) / (liked + refused + DOUBT));
  }
}
