package io.sideman.library.recommend;

/// Items that the same people had. The likeness of two is the share of listeners in common: cosine,
/// with few listeners believed less (`shrink`), and listeners of many items counted less, each of
/// their pairs saying less.
public final class ItemNeighbours implements Recommender {
  private final Plays plays;
  private final double shrink;
  private final double[] voice; // of each listener

  /// @param shrink listeners that an item must have to be believed by half; 0 is plain cosine
  /// @param modesty power to which the number of a listener's items lessens each; 0 is plain cosine
  public ItemNeighbours(Plays plays, double shrink, double modesty) {
    this.plays = plays;
    this.shrink = shrink;
    voice = new double[plays.listeners()];
    for (int listener = 0; listener < voice.length; listener++) {
      voice[listener] = Math.pow(Math.max(1, plays.of(listener).length), -modesty);
    }
  }

  @Override
  public double[] scores(int[] had) {
    double[] heard = new double[plays.listeners()]; // how alike each listener is to this one
    for (int item : had) {
      int[] who = plays.who(item);
      double each = 1 / Math.sqrt(who.length + shrink);
      for (int listener : who) {
        heard[listener] += each * voice[listener];
      }
    }
    double[] scores = new double[plays.items()];
    for (int listener = 0; listener < heard.length; listener++) {
      if (heard[listener] > 0) {
        for (int item : plays.of(listener)) {
          scores[item] += heard[listener];
        }
      }
    }
    for (int item = 0; item < scores.length; item++) {
      scores[item] /= Math.sqrt(Math.max(1, plays.who(item).length + shrink));
    }
    return scores;
  }
}
