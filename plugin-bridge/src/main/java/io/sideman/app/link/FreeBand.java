package io.sideman.app.link;

import io.sideman.app.band.Band;

/// A band that plays by a clock of its own.
///
/// @param bpm its tempo when nobody else tells one
record FreeBand(Wish wish, Band band, double bpm) {}
