package io.sideman.corpus.style;

import io.sideman.corpus.songs.OwnSongs.Skipped;
import io.sideman.engine.band.Role;
import io.sideman.engine.style.Style;
import java.util.List;
import java.util.Map;

/// A style made of the user's songs, and what it was made of.
///
/// @param songs how many files it was learned from
/// @param skipped files that were not used, and why
/// @param near id of the known style that is played most like these songs
/// @param onsetsPerBar steps on which a role starts something, in the bars where it plays
/// @param meanVelocity of a role's notes
public record LearnedStyle(
    Style style,
    int songs,
    List<Skipped> skipped,
    String near,
    Map<Role, Double> onsetsPerBar,
    Map<Role, Double> meanVelocity) {}
