package io.sideman.corpus.style;

import io.sideman.engine.harmony.Chord;

/// A note on the written grid.
///
/// @param step 16ths from the start of its bar
/// @param steps written length in 16ths, at least 1
/// @param lengthTicks as it was played
/// @param lateTicks after (or, negative, before) the place where the feel puts the step
/// @param chord what it is heard against; the coming chord where it rings into that
record Hit(
    int step, int key, int velocity, int steps, long lengthTicks, double lateTicks, Chord chord) {
  Hit after(int earlierSteps) {
    return new Hit(step + earlierSteps, key, velocity, steps, lengthTicks, lateTicks, chord);
  }

  Hit withVelocity(int other) {
    return new Hit(step, key, other, steps, lengthTicks, lateTicks, chord);
  }

  int end() {
    return step + steps;
  }
}
