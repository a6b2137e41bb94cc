package io.sideman.engine.listen.harmony;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;

/// The harmony of a whole file.
///
/// @param chords with bass notes; [Chord#NONE] before the first and after the last note
/// @param confidence how sure root and third are, 0 to 1, from chord to chord
/// @param keys one entry per key; C major where nothing is known
public record HeardHarmony(
    Timeline<Chord> chords, Timeline<Double> confidence, Timeline<Key> keys) {}
