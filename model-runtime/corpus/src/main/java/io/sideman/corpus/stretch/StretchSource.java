package io.sideman.corpus.stretch;

import io.sideman.library.decode.Sound;
import io.sideman.library.item.Item;

/// A sound to be stretched.
///
/// @param item what the library hears in it, nothing of its name
public record StretchSource(String name, Sound sound, Item item) {}
