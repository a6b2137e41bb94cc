package io.sideman.app.command;

import io.sideman.app.bandfile.BandFile;
import io.sideman.app.bandfile.Exchange;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.infill.Fill;
import io.sideman.players.infill.Gap;
import io.sideman.players.parts.Part;
import io.sideman.players.tokens.StepGrid;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// From a fill to the file, and what is told of it.
final class InfillText {
  private InfillText() {}

  /// What lies in the gap gives way; what rings into it is cut at its first bar line.
  static Exchange exchange(Gap gap, Fill fill) {
    return new Exchange(note -> kept(note, gap), fill.notes());
  }

  static List<Note> replaced(List<Note> line, Gap gap, Fill fill) {
    var notes = new ArrayList<>(fill.notes());
    line.forEach(note -> kept(note, gap).ifPresent(notes::add));
    notes.sort(null);
    return notes;
  }

  private static Optional<Note> kept(Note note, Gap gap) {
    if (isInside(note, gap)) {
      return Optional.empty();
    }
    boolean ringsIn = note.startTick() < gap.fromTick() && note.endTick() > gap.fromTick();
    return ringsIn && !note.isDrum()
        ? Optional.of(
            new Note(
                note.startTick(),
                gap.fromTick() - note.startTick(),
                note.key(),
                note.velocity(),
                note.channel()))
        : Optional.of(note);
  }

  static boolean isEmpty(List<Note> line, Gap gap) {
    return line.stream().noneMatch(note -> isInside(note, gap));
  }

  /// A note belongs to the 16th it lies nearest to.
  private static boolean isInside(Note note, Gap gap) {
    long tick = StepGrid.stepOf(note) * Ticks.PER_STEP;
    return tick >= gap.fromTick() && tick < gap.toTick();
  }

  static String describe(BandFile song, Gap gap, Fill fill, BarRange bars) {
    String who =
        song.parts().stream()
            .filter(part -> part.role() == gap.role())
            .findFirst()
            .map(Part::describe)
            .orElse(gap.role().id());
    return who
        + ": "
        + fill.notes().size()
        + " notes in bars "
        + bars
        + ", the best of "
        + fill.candidates()
        + "; chords "
        + song.harmonySource()
        + ".";
  }
}
