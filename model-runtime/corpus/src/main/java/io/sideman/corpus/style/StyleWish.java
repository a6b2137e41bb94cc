package io.sideman.corpus.style;

import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import java.util.Optional;
import java.util.OptionalDouble;

/// What the user says about the style to be learned; what is left empty is found in the files.
///
/// @param id lower-case words joined by `-`
/// @param tempoBpm the usual tempo
/// @param withoutDrums allows a style in which nobody drums
public record StyleWish(
    String id,
    String name,
    OptionalDouble tempoBpm,
    Optional<Meter> meter,
    Optional<Genre> genre,
    boolean withoutDrums) {}
