package io.sideman.players.harmonize;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;

/// Chords for a melody.
///
/// @param chords up to the bar line after the melody
/// @param score in nats; only differences between those of one melody mean anything
public record Harmonization(Timeline<Chord> chords, Key key, double score) {}
