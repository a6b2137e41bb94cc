package io.sideman.library.taste;

/// What taste is blended from.
public enum Part {
  /// The listener's row over content: what kind of music they like.
  CONTENT("kind of music"),
  /// Items near those that they told most about.
  NEAREST("near what you told about"),
  /// What was beside this sitting's items before.
  TOGETHER("used together before"),
  /// The same by matrix factorisation.
  FACTORS("used together, by factors"),
  /// What this sitting is after now, by the order of its deeds.
  NEXT("what you are after now");

  private final String words;

  Part(String words) {
    this.words = words;
  }

  /// For people.
  public String words() {
    return words;
  }
}
