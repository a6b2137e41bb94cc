package io.sideman.engine.band;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;

/// Which chord comes next and when, by what is usual in music, so that the band anticipates instead
/// of trailing. Conductor thread; nothing allocates after construction.
public interface ChordForecast {
  /// When nothing is foretold.
  long UNKNOWN_BEAT = Long.MAX_VALUE;

  /// Forgets the chords heard.
  void clear();

  /// A chord has begun. Beats are quarter notes since the first bar line.
  ///
  /// @param beatsInBar quarter notes in a bar, at least 1
  void heard(Chord chord, Key key, long beat, int beatsInBar);

  /// The latest chord still sounds at `beat`: what was foretold for earlier is thought over.
  void stillSounds(long beat);

  /// The most likely next chord, [Chord#NONE] when nothing is foretold.
  Chord next();

  /// Where it is expected to begin, or [#UNKNOWN_BEAT].
  long nextBeat();

  /// How likely it is to be this chord there and then, 0 to 1.
  double probability();
}
