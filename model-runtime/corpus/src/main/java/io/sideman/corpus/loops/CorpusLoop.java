package io.sideman.corpus.loops;

import io.sideman.corpus.Split;
import io.sideman.players.loop.Loop;

/// A loop and where it comes from.
///
/// @param source name of the data set, or [RenderedLoops#SOURCE]
/// @param song name of the song, take or progression; loops of one song stand on one side
/// @param bar where it begins in its song, from 0
public record CorpusLoop(Loop loop, String source, String song, int bar, Split split) {
  /// True for music that people played or programmed, false for what a style rendered.
  public boolean isReal() {
    return !source.equals(RenderedLoops.SOURCE);
  }
}
