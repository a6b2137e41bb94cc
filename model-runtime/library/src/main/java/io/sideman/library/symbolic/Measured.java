package io.sideman.library.symbolic;

import io.sideman.library.aspect.HarmonyProfile;
import io.sideman.library.aspect.RhythmProfile;
import io.sideman.library.aspect.StyleProfile;
import java.util.Optional;

/// What was measured of notes, before it is mapped into the spaces of the aspects.
///
/// @param harmony empty where nothing has pitch
public record Measured(
    RhythmProfile rhythm, Optional<HarmonyProfile> harmony, StyleProfile style) {}
