package io.sideman.app.link;

import io.sideman.app.band.Band;
import io.sideman.engine.time.LiveMeters;

/// A band that plays by a host's time.
record HostedBand(Wish wish, Band band, HostTime time, LiveMeters meters) {}
