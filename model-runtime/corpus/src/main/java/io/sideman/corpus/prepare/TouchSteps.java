package io.sideman.corpus.prepare;

import io.sideman.corpus.songs.Song;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.players.tokens.StepGrid;
import io.sideman.players.touch.DrumFeatures;
import io.sideman.players.touch.PlayedSteps;

/// Goes through a part note by note as the players of touch do: each step in its context, with what
/// the part has played before it and, for drums, what it plays next.
public final class TouchSteps {
  /// Is shown every step that has notes. Everything is valid during the call only.
  @FunctionalInterface
  public interface Visitor {
    /// @param notes the part's notes on the step; offsets say how far off the line they are
    void visit(StepContext context, PlayedSteps played, StepNotes notes);
  }

  private TouchSteps() {}

  /// Shows the steps of one part of a song.
  public static void visit(Song song, Role role, Visitor visitor) {
    var walk = new SongWalk(song, role);
    StepGrid own = walk.own();
    var played = new PlayedSteps();
    int ahead = role == Role.DRUMS ? DrumFeatures.AHEAD : 0;
    long first = walk.firstStep();
    for (long step = first; step < first + ahead; step++) {
      played.putDrums(step, own.at(step));
    }
    for (long step = first; step < walk.endStep(); step++) {
      if (role == Role.DRUMS) {
        played.putDrums(step + ahead, own.at(step + ahead));
      } else {
        played.putNotes(step, own.at(step));
      }
      StepContext context = walk.at(step); // every step: it counts the steps since a chord
      if (!own.at(step).isEmpty()) {
        visitor.visit(context, played, own.at(step));
      }
    }
  }
}
