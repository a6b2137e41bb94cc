package io.sideman.players.originality;

/// Tells a player which notes would close a word that it has learned by heart. One per player;
/// conductor thread; allocates nothing after construction.
public final class OriginalityGuard {
  private final OriginalityIndex index;
  private final int[] moves = new int[Gram.LENGTH]; // scratch

  public OriginalityGuard(OriginalityIndex index) {
    this.index = index;
  }

  /// True when the line with this note at its end would end in a known word that is not trivial.
  public boolean repeats(LineMemory line, int key, long step) {
    if (!line.moves(key, step, moves)) {
      return false;
    }
    long word = Gram.hash(moves, 0);
    return word >= 0 && index.find(word) >= 0 && !Gram.isTrivial(moves, 0);
  }
}
