package io.sideman.engine.style;

import io.sideman.engine.band.Role;
import io.sideman.engine.chart.ChartException;
import io.sideman.engine.chart.StaccatoParser;
import io.sideman.engine.chart.StaccatoPiece;
import io.sideman.engine.chart.StaccatoReader;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;

/// Patterns written as JFugue note strings over C: pitches become degrees, so that the pattern
/// follows the chords like any other.
final class StaccatoPatterns {
  private static final StaccatoReader READER = new StaccatoParser();
  private static final int MAX_STEPS = 512;
  private static final int JFUGUE_VELOCITY = 64; // what JFugue plays when nothing is written

  /// Degree and accidental for each semitone above C; E, G and B follow the chord.
  private static final int[] DEGREES = {1, 2, 2, 3, 3, 4, 4, 5, 6, 6, 7, 7};

  private static final int[] ACCIDENTALS = {
    LineNote.ADAPT,
    -1,
    LineNote.ADAPT,
    -1,
    LineNote.ADAPT,
    LineNote.ADAPT,
    1,
    LineNote.ADAPT,
    -1,
    LineNote.ADAPT,
    -1,
    LineNote.ADAPT
  };

  private StaccatoPatterns() {}

  static Pattern parse(String text, Role role, int barSteps) throws NotationException {
    StaccatoPiece piece;
    try {
      piece = READER.read(text);
    } catch (ChartException e) {
      throw new NotationException("the note string cannot be read: " + e.getMessage());
    }
    int steps = steps(piece, barSteps);
    List<List<Note>> starts = new ArrayList<>();
    for (int i = 0; i < steps; i++) {
      starts.add(new ArrayList<>());
    }
    for (Note note : piece.notes()) {
      if (note.startTick() % Ticks.PER_STEP != 0) {
        throw new NotationException(
            "notes must start on 16ths, but one starts at " + note.startTick() / 960.0 + " beats");
      }
      starts.get((int) (note.startTick() / Ticks.PER_STEP)).add(note);
    }
    return role == Role.DRUMS
        ? DrumPattern.staccato(text, starts)
        : LinePattern.staccato(text, starts, role == Role.BASS ? 36 : 60);
  }

  private static int steps(StaccatoPiece piece, int barSteps) throws NotationException {
    long ticks = piece.lengthTicks();
    long steps = ticks / Ticks.PER_STEP;
    boolean whole = ticks % Ticks.PER_STEP == 0 && (steps % barSteps == 0 || steps < barSteps);
    if (steps < 1 || steps > MAX_STEPS || !whole) {
      throw new NotationException(
          "a note string must last whole bars of %d 16ths (at most %d in all), but lasts %s"
              .formatted(barSteps, MAX_STEPS, JsonText.number(ticks / (double) Ticks.PER_STEP)));
    }
    return (int) steps;
  }

  /// Percent of full level: JFugue's usual velocity is a normal note.
  static int level(Note note) {
    return Math.clamp((long) note.velocity() * LineNote.NORMAL / JFUGUE_VELOCITY, 1, 100);
  }

  /// A key above `root` (a C) as a degree.
  static LineNote lineNote(Note note, int root) {
    int semitone = Math.floorMod(note.key(), 12);
    return new LineNote(
        LineNote.Kind.DEGREE,
        DEGREES[semitone],
        ACCIDENTALS[semitone],
        Math.floorDiv(note.key() - root, 12),
        level(note));
  }
}
