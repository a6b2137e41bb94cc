package io.sideman.players.tokens;

/// The instruments of a drum kit as the drummer's tokens know them, in the order in which they are
/// told within a step. Each stands for several General MIDI keys and plays one.
public enum Drum {
  KICK("kick", 36, 35),
  SNARE("snare", 38, 40),
  SIDE_STICK("side-stick", 37),
  CLAP("clap", 39),
  CLOSED_HAT("closed-hat", 42, 22),
  PEDAL_HAT("pedal-hat", 44),
  OPEN_HAT("open-hat", 46, 26),
  LOW_TOM("low-tom", 43, 41, 58),
  MIDDLE_TOM("middle-tom", 47, 45),
  HIGH_TOM("high-tom", 50, 48),
  CRASH("crash", 49, 57, 55, 52),
  RIDE("ride", 51, 59, 53),
  PERCUSSION("percussion", 54, 56, 60, 61, 62, 63, 64, 65, 66, 67, 68, 69, 70, 75, 76, 77, 82);

  private static final Drum[] ALL = values();
  private static final int[] CLASS_OF_KEY = classOfKey();

  private final String id;
  private final int[] keys;

  /// @param keys the General MIDI key it plays, then others that fold into it; keys 22 and 26 (edge
  ///   of the hi-hat) and 58 (rim of the floor tom) are Roland TD-11's
  Drum(String id, int... keys) {
    this.id = id;
    this.keys = keys;
  }

  public String id() {
    return id;
  }

  /// The General MIDI key that this drum plays.
  public int key() {
    return keys[0];
  }

  /// Index of the drum that `key` folds into, or -1 when the kit has nothing like it.
  public static int indexOf(int key) {
    return key < 0 || key > 127 ? -1 : CLASS_OF_KEY[key];
  }

  public static Drum at(int index) {
    return ALL[index];
  }

  public static int count() {
    return ALL.length;
  }

  private static int[] classOfKey() {
    int[] result = new int[128];
    java.util.Arrays.fill(result, -1);
    for (Drum drum : ALL) {
      for (int key : drum.keys) {
        result[key] = drum.ordinal();
      }
    }
    return result;
  }
}
