package io.sideman.corpus.touch;

import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import io.sideman.players.tokens.StepGrid;
import java.util.List;
import java.util.TreeMap;

/// Folds what a drummer played into taps, as GrooVAE's `drumify` does (Gillick and others 2019):
/// one tap per 16th, the loudest hit's.
public enum TapFold {
  /// All hits are tapped.
  ALL,
  /// Only kick and firm snare are tapped, as people tap a beat on a table; what goes on between
  /// them is left to be played.
  BACKBONE;

  private static final int FIRM = 60; // velocity

  /// The taps, sorted; key of a snare for all.
  public List<Note> of(List<Note> hits) {
    var loudest = new TreeMap<Long, Note>();
    for (Note hit : hits) {
      if (isTapped(hit)) {
        loudest.merge(StepGrid.stepOf(hit), hit, (a, b) -> a.velocity() >= b.velocity() ? a : b);
      }
    }
    return loudest.values().stream()
        .map(hit ->
            new Note(
                hit.startTick(),
                hit.lengthTicks(),
                Drum.SNARE.key(),
                hit.velocity(),
                hit.channel()))
        .toList();
  }

  private boolean isTapped(Note hit) {
    int drum = Drum.indexOf(hit.key());
    if (drum < 0) {
      return false;
    }
    return this == ALL
        || switch (Drum.at(drum)) {
          case KICK -> true;
          case SNARE, SIDE_STICK, CLAP -> hit.velocity() >= FIRM;
          default -> false;
        };
  }
}
