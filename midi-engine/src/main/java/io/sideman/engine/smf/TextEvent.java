package io.sideman.engine.smf;

/// A text, lyric, marker or cue point of a file.
///
/// @param tick band time
/// @param metaType see [MetaType]
/// @param track index into [Smf#tracks]
public record TextEvent(long tick, int metaType, String text, int track) {}
