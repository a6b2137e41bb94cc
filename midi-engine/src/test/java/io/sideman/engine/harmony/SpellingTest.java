package io.sideman.engine.harmony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SpellingTest {
  private static final Key C = new Key(0, false);

  @Test
  void tonesAreSpelledByTheKey() {
    assertEquals("Eb", Spelling.in(new Key(7, true), 3).toString());
    assertEquals("F#", Spelling.in(new Key(7, true), 6).toString());
    assertEquals("C#", Spelling.in(new Key(4, false), 1).toString());
    assertEquals("Cb", Spelling.in(new Key(1, false), 11).toString());
    assertEquals("E#", Spelling.in(new Key(6, false), 5).toString());
  }

  @Test
  void tonesOfAChordAreSpelledByTheChord() {
    assertEquals("Ab", Spelling.in(C, Chord.of(5, Quality.MIN), 8).toString());
    assertEquals("G#", Spelling.in(C, Chord.of(4, Quality.DOM7), 8).toString());
    assertEquals("Gb", Spelling.in(C, Chord.of(0, Quality.DIM), 6).toString());
    assertEquals("G#", Spelling.in(C, Chord.of(0, Quality.AUG), 8).toString());
  }

  @Test
  void rootsAreFlatUnlessTheyLead() {
    assertEquals("Ab", Spelling.root(C, Chord.of(8, Quality.MAJ7)).toString());
    assertEquals("Db", Spelling.root(C, Chord.of(1, Quality.DOM7)).toString());
    assertEquals("G#", Spelling.root(C, Chord.of(8, Quality.DIM7)).toString());
  }

  @Test
  void everySpellingSoundsRight() {
    for (int tonic = 0; tonic < 12; tonic++) {
      for (Quality quality : Quality.values()) {
        for (int root = 0; root < 12; root++) {
          for (int pc = 0; pc < 12; pc++) {
            var key = new Key(tonic, quality.isMinor());
            Spelling.Name name = Spelling.in(key, Chord.of(root, quality), pc);
            int natural = "C D EF G A B".indexOf(name.step());
            assertEquals(pc, Math.floorMod(natural + name.alter(), 12), name + " in " + key);
          }
        }
      }
    }
  }
}
