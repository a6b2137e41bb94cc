package io.sideman.engine.session;

import io.sideman.engine.band.ChordForecast;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModel;
import java.util.Optional;

/// What listening has learned.
///
/// @param harmony hears chords and keys
/// @param beat finds the beat where no clock gives it
/// @param forecast foretells the next chord live, when there is a model for it; used by one session
///   at a time
public record Ear(
    HarmonyModel harmony, BeatModel beat, Optional<? extends ChordForecast> forecast) {}
