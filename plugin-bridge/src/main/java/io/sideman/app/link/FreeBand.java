package io.sideman.app.link;

import io.sideman.app.band.Band;

/// A band that plays by a clock of its own.
///
/// @param waits true when the first note played is its first beat
record FreeBand(Wish wish, Band band, boolean waits) {}
