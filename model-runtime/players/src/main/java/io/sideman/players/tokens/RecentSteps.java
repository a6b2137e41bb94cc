package io.sideman.players.tokens;

/// The tokens a role spoke on its latest steps, found by absolute step: the player's memory of its
/// own last bars. Going back and planning steps again simply overwrites them, so it needs no
/// saving. One thread; nothing allocates after construction.
public final class RecentSteps {
  /// Must exceed the conductor's reach back plus two bars.
  private static final int SIZE = 256;

  private final int[][] tokens = new int[SIZE][RoleCodec.MAX_TOKENS];
  private final int[] counts = new int[SIZE];
  private final long[] steps = new long[SIZE];

  public RecentSteps() {
    clear();
  }

  public void clear() {
    java.util.Arrays.fill(steps, Long.MIN_VALUE);
  }

  /// Remembers what was spoken on `step`, the closing token included.
  public void put(long step, int[] spoken, int count) {
    int slot = (int) (step & SIZE - 1);
    System.arraycopy(spoken, 0, tokens[slot], 0, count);
    counts[slot] = count;
    steps[slot] = step;
  }

  /// Number of tokens on `step`, 0 when it is not remembered.
  public int count(long step) {
    int slot = (int) (step & SIZE - 1);
    return steps[slot] == step ? counts[slot] : 0;
  }

  /// Token `index` of a remembered step.
  public int token(long step, int index) {
    return tokens[(int) (step & SIZE - 1)][index];
  }
}
