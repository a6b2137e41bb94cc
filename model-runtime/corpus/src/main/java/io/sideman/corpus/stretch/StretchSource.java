package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import io.sideman.library.item.Item;

/// A sound to be stretched.
///
/// @param item what the library hears in it, nothing of its name
/// @param strokes seconds where notes begin: as they were played where that is known, else as heard
@SuppressWarnings("ArrayRecordComponent") // nobody compares them
public record StretchSource(String name, Sound sound, Item item, double[] strokes) {}
