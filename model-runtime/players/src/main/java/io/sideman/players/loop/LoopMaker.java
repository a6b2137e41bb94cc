package io.sideman.players.loop;

import io.sideman.engine.style.Genre;

/// Invents loops. Not on the conductor thread.
public interface LoopMaker {
  /// A new loop of four bars; the same genre and seed give the same one.
  LoopRoll make(Genre genre, long seed);
}
