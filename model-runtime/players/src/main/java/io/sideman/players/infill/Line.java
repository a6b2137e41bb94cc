package io.sideman.players.infill;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.StepGrid;
import java.util.ArrayList;
import java.util.List;

/// A role's notes, split into those inside a gap and those around it. A note belongs to the step
/// (16th) it lies nearest to, so that a hit a little ahead of the bar line belongs to the bar.
record Line(List<Note> inside, List<Note> around) {
  static Line of(List<Note> notes, long fromTick, long toTick) {
    var inside = new ArrayList<Note>();
    var around = new ArrayList<Note>();
    for (Note note : notes) {
      (isInside(note, fromTick, toTick) ? inside : around).add(note);
    }
    return new Line(inside, around);
  }

  static boolean isInside(Note note, long fromTick, long toTick) {
    long step = StepGrid.stepOf(note);
    return step >= fromTick / Ticks.PER_STEP && step < toTick / Ticks.PER_STEP;
  }

  /// Semitones, in octaves, that bring the line into the register that a role's network knows.
  int shift(Role role) {
    int low =
        switch (role) {
          case DRUMS -> 0;
          case BASS -> 25;
          case KEYS, PAD -> 50;
          case LEAD -> 60;
        };
    int high =
        switch (role) {
          case DRUMS -> 127;
          case BASS -> 37;
          case KEYS, PAD -> 76;
          case LEAD -> 86;
        };
    int[] keys = around.stream().mapToInt(Note::key).sorted().toArray();
    int median = keys.length == 0 ? low : keys[keys.length / 2];
    int shift = 0;
    while (median + shift > high) {
      shift -= 12;
    }
    while (median + shift < low) {
      shift += 12;
    }
    return shift;
  }

  static List<Note> moved(List<Note> notes, int semitones) {
    return semitones == 0 ? notes : notes.stream().map(note -> moved(note, semitones)).toList();
  }

  private static Note moved(Note note, int semitones) {
    int key = Math.clamp(note.key() + semitones, 0, 127);
    return new Note(note.startTick(), note.lengthTicks(), key, note.velocity(), note.channel());
  }
}
