package io.sideman.library.suggest;

import io.sideman.library.index.Entry;
import java.util.Map;

/// One answer, with its reasons.
///
/// @param score 0 to 1; the shares of the reasons add up to it
/// @param reasons share of each reason that has a say
/// @param transposeSemitones -3 to 3, to be in the session's key
/// @param stretch target length / own length, 0.88 to 1.12, after counting in half or double time
public record Suggestion(
    Entry entry,
    double score,
    Map<Reason, Double> reasons,
    int transposeSemitones,
    double stretch) {}
