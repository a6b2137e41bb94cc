package io.sideman.library.item;

/// How onsets lie in the bar.
///
/// @param strength of onsets per slot of one bar, folded over all bars, 0..1 with the strongest
///   slot 1; `LoopGrid.SLOTS_PER_BAR` slots in 4/4, as many per beat in other metres
/// @param swing share of the beat at which the second eighth lies: 0.5 straight, 0.667 triplet
/// @param lateMillis mean distance of onsets after their slot; negative is ahead
/// @param spreadMillis standard deviation of that distance
@SuppressWarnings("ArrayRecordComponent") // compact, and nobody writes into it
public record Groove(float[] strength, double swing, double lateMillis, double spreadMillis) {}
