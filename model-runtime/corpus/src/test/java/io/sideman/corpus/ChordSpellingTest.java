package io.sideman.corpus;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChordSpellingTest {
  private static List<Note> spelled(long startTick, long lengthTicks, int... keys) {
    var notes = new ArrayList<Note>();
    for (int key : keys) {
      notes.add(new Note(startTick, lengthTicks, key, 90, 1));
    }
    return notes;
  }

  private static Chord chord(int... keys) {
    return ChordSpelling.chord(spelled(0, 960, keys));
  }

  @Test
  void namesEveryQualityInRootPosition() {
    for (Quality quality : Quality.values()) {
      int[] keys = new int[quality.size()];
      for (int i = 0; i < keys.length; i++) {
        keys[i] = 50 + quality.interval(i);
      }
      assertEquals(Chord.of(2, quality), chord(keys));
    }
  }

  @Test
  void namesInversionsByTheirRoot() {
    assertEquals(new Chord(8, Quality.MAJ, 0), chord(48, 51, 56));
    assertEquals(new Chord(5, Quality.MIN, 0), chord(48, 53, 56));
    assertEquals(new Chord(2, Quality.DOM7, 0), chord(48, 50, 54, 57));
  }

  @Test
  void takesTheNearestQualityWhenTonesAreMissing() {
    assertEquals(Chord.of(0, Quality.MIN), chord(48, 51));
    assertEquals(Chord.of(0, Quality.POWER), chord(48, 55));
  }

  @Test
  void leavesGapsBetweenChordsWithoutChord() {
    var notes = new ArrayList<>(spelled(0, 960, 48, 52, 55));
    notes.addAll(spelled(1920, 960, 53, 57, 60));
    var chords = Pop909Cl.chords(notes);
    assertEquals(Chord.of(0, Quality.MAJ), chords.at(0));
    assertEquals(Chord.NONE, chords.at(960));
    assertEquals(Chord.of(5, Quality.MAJ), chords.at(1920));
    assertEquals(Chord.NONE, chords.at(2880));
  }
}
