package io.sideman.library.item;

/// How much sounds, and where.
///
/// @param density onsets per beat (per second where there is no beat)
/// @param polyphony mean notes that sound together while any does; 0 if not known
/// @param low lowest MIDI key (5th percentile); -1 without pitch
/// @param high highest MIDI key (95th percentile); -1 without pitch
/// @param octaves share of sounding time per octave of MIDI keys (key / 12), eleven of them
/// @param tension mean tonal tension, 0..1
/// @param energy 0..1: force, density and loudness together
@SuppressWarnings("ArrayRecordComponent") // compact, and nobody writes into it
public record Texture(
    double density,
    double polyphony,
    int low,
    int high,
    float[] octaves,
    double tension,
    double energy) {}
