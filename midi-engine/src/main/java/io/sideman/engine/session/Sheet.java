package io.sideman.engine.session;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;

/// Chords and keys that are given rather than heard.
public record Sheet(Timeline<Chord> chords, Timeline<Key> keys) {}
