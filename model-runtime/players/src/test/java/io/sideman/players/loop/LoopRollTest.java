package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LoopRollTest {
  private static final Key C = new Key(0, false);

  @Test
  void aLoopOfScaleTonesComesBackNoteByNote() {
    var chords = chords(Chord.of(0, Quality.MAJ), Chord.of(9, Quality.MIN7));
    var loop =
        new Loop(
            Genre.POP,
            100,
            2,
            chords,
            C,
            Map.of(
                Role.DRUMS,
                List.of(new Note(0, 120, 36, 100, 9), new Note(960 + 320, 120, 42, 60, 9)),
                Role.BASS,
                List.of(new Note(0, 480, 36, 90, 10), new Note(3840, 960, 33, 80, 10)),
                Role.KEYS,
                List.of(
                    new Note(480, 1440, 60, 70, 11),
                    new Note(480, 1440, 64, 71, 11),
                    new Note(3840, 3840, 67, 72, 11))));
    Loop again = LoopRoll.of(loop).over(Genre.POP, 100, chords, C);
    for (Role role : Role.values()) {
      assertEquals(loop.notes(role), again.notes(role), role.id());
    }
  }

  @Test
  void transposingALoopDoesNotChangeItsRoll() {
    Loop low = melody(0);
    for (int up = 1; up < 12; up++) {
      LoopRoll expected = LoopRoll.of(low);
      LoopRoll found = LoopRoll.of(melody(up));
      for (int slot = 0; slot < expected.slots(); slot++) {
        for (int row = 0; row < LoopRows.count(Role.BASS); row++) {
          assertEquals(
              expected.onset(Role.BASS, slot, row),
              found.onset(Role.BASS, slot, row),
              "up " + up + ", slot " + slot + ", row " + row);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void anyRollIsInKeyOrChordOverAnyChords(Quality quality) {
    for (int tonic = 0; tonic < 12; tonic++) {
      var key = new Key(tonic, tonic % 2 == 0);
      Timeline<Chord> chords = chords(Chord.of(tonic + 7, quality), Chord.of(tonic + 1, quality));
      Loop loop = random(tonic).over(Genre.FUNK, 100, chords, key);
      for (Role role : Role.values()) {
        for (Note note : loop.notes(role)) {
          for (long tick = note.startTick(); tick < note.endTick(); tick += 240) {
            boolean pushed = chords.nextChange(tick) - tick <= 480;
            int mask = chords.at(tick).mask() | key.mask();
            int coming = pushed ? chords.at(chords.nextChange(tick)).mask() : 0;
            assertTrue(
                role == Role.DRUMS || PitchClass.contains(mask | coming, note.key()),
                role + " " + note + " over " + chords.at(tick) + " in " + key);
          }
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Quality.class)
  void notesOfOneKeyNeverOverlap(Quality quality) {
    Loop loop = random(5).over(Genre.POP, 90, chords(Chord.of(2, quality), Chord.NONE), C);
    for (Role role : Role.values()) {
      var ends = new long[128];
      for (Note note : loop.notes(role)) {
        assertTrue(ends[note.key()] <= note.startTick(), role + " " + note);
        ends[note.key()] = note.endTick();
      }
    }
  }

  @Test
  void aPushedNoteSpeaksOfTheComingChord() {
    var chords = chords(Chord.of(0, Quality.MAJ), Chord.of(5, Quality.MAJ));
    var pushed = new Note(3840 - 480, 960, 29, 90, 10);
    var loop = new Loop(Genre.POP, 100, 2, chords, C, Map.of(Role.BASS, List.of(pushed)));
    var elsewhere = chords(Chord.of(0, Quality.MAJ), Chord.of(7, Quality.MAJ));
    Loop moved = LoopRoll.of(loop).over(Genre.POP, 100, elsewhere, C);
    assertEquals(31, moved.notes(Role.BASS).getFirst().key());
  }

  @Test
  void aStruckRowStopsTheNoteBeforeIt() {
    var roll = new LoopRoll(1);
    roll.strike(Role.KEYS, 0, 4, 0.5f, 12);
    roll.strike(Role.KEYS, 6, 4, 0.5f, 2);
    assertEquals(6, roll.length(Role.KEYS, 0, 4));
    assertEquals(2, roll.length(Role.KEYS, 6, 4));
  }

  @Test
  void aBeatIsStraightOrTripletsAsAWhole() {
    var early = List.of(hat(0), hat(240 + 45), hat(480 + 30), hat(720 - 35));
    assertEquals(List.of(0, 1, 3, 5), slots(early));
    var swung = List.of(hat(10), hat(320 - 35), hat(640 + 20));
    assertEquals(List.of(0, 2, 4), slots(swung));
  }

  private static Note hat(long tick) {
    return new Note(tick, 60, 42, 80, 9);
  }

  private static List<Integer> slots(List<Note> hats) {
    var parts = Map.of(Role.DRUMS, hats);
    var roll = LoopRoll.of(new Loop(Genre.POP, 100, 1, chords(Chord.NONE, Chord.NONE), C, parts));
    var slots = new ArrayList<Integer>();
    for (int slot = 0; slot < roll.slots(); slot++) {
      if (roll.count(Role.DRUMS, slot) > 0) {
        slots.add(slot);
      }
    }
    return slots;
  }

  @Test
  void aLoopRefusesNotesBeyondItsEnd() {
    var late = new Note(3800, 100, 36, 100, 9);
    var chords = chords(Chord.NONE, Chord.NONE);
    var parts = Map.of(Role.DRUMS, List.of(late));
    var problem =
        assertThrows(
            IllegalArgumentException.class, () -> new Loop(Genre.POP, 100, 1, chords, C, parts));
    assertTrue(problem.getMessage().contains("within 1 bars"), problem.getMessage());
  }

  private static Loop melody(int up) {
    int shift = up > 6 ? up - 12 : up;
    var notes = new ArrayList<Note>();
    int[] keys = {33, 36, 40, 35, 38, 45};
    for (int i = 0; i < keys.length; i++) {
      notes.add(new Note(i * 480L, 240, keys[i] + shift, 60 + i, 10));
    }
    // roots from A down to F sharp above it cross the octave border of the anchor otherwise
    var chord = Chord.of(9 + shift, Quality.MIN7);
    int octave = Math.floorMod(chord.root() - 28, 12) - 5 - shift;
    var moved = new ArrayList<Note>();
    notes.forEach(note ->
        moved.add(
            new Note(
                note.startTick(), note.lengthTicks(), note.key() + octave, note.velocity(), 10)));
    var chords = Timeline.of(Chord.NONE, List.of(new Timeline.Span<>(0, chord)));
    return new Loop(
        Genre.POP, 100, 1, chords, C.transpose(shift), Map.of(Role.BASS, List.copyOf(moved)));
  }

  private static LoopRoll random(long seed) {
    var random = new SplittableRandom(seed);
    var roll = new LoopRoll(2);
    for (Role role : Role.values()) {
      for (int slot = 0; slot < roll.slots(); slot++) {
        if (random.nextInt(4) == 0) {
          int row = random.nextInt(LoopRows.count(role));
          roll.strike(role, slot, row, 0.7f, 1 + random.nextInt(20));
        }
      }
    }
    return roll;
  }

  private static Timeline<Chord> chords(Chord first, Chord second) {
    return Timeline.of(
        Chord.NONE,
        List.of(new Timeline.Span<>(0, first), new Timeline.Span<>(LoopGrid.BAR_TICKS, second)));
  }
}
