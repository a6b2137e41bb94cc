package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotationTest {
  private static final Key C = new Key(0, false);

  @Test
  void drumLevelsRunFromGhostToAccent() throws NotationException {
    DrumPattern pattern =
        DrumPattern.parse(Map.of("snare", "g.x.X.1.9......."), Grid.SIXTEENTH, 16);
    assertEquals(18, pattern.level(0, 0));
    assertEquals(62, pattern.level(2, 0));
    assertEquals(100, pattern.level(4, 0));
    assertEquals(11, pattern.level(6, 0));
    assertEquals(99, pattern.level(8, 0));
    assertEquals(0, pattern.hitCount(1));
  }

  @Test
  void lineStepsHoldRestAndStack() throws NotationException {
    LinePattern line = LinePattern.parse(List.of("R! - 5,? . 3+5' > w x"), Grid.EIGHTH, 16);
    assertEquals(new LineNote(LineNote.Kind.DEGREE, 1, LineNote.ADAPT, 0, 100), line.notes(0)[0]);
    assertEquals(4, line.sounding(0));
    assertEquals(3, line.sounding(1));
    assertEquals(new LineNote(LineNote.Kind.DEGREE, 5, LineNote.ADAPT, -1, 25), line.notes(4)[0]);
    assertEquals(0, line.sounding(6));
    assertEquals(2, line.notes(8).length);
    assertEquals(1, line.notes(8)[1].octave());
    assertEquals(LineNote.Kind.APPROACH, line.notes(10)[0].kind());
    assertEquals(LineNote.Kind.WALK, line.notes(12)[0].kind());
    assertEquals(LineNote.Kind.DEAD, line.notes(14)[0].kind());
  }

  @Test
  void aPatternThatStartsWithAHoldTiesItsEndOver() throws NotationException {
    LinePattern line = LinePattern.parse(List.of("- - . . . . R -"), Grid.EIGHTH, 16);
    assertEquals(8, line.sounding(12));
    assertEquals(4, line.sounding(0));
  }

  @Test
  void pedalledVoicesRingUntilStruckAgain() throws NotationException {
    CompPattern pattern =
        CompPattern.arpeggio(
            List.of("1 2 3 2 1 . . ."), CompPattern.Kind.PEDALLED, Voicing.TRIAD, Grid.EIGHTH, 16);
    assertEquals(8, pattern.ringing(0));
    assertEquals(4, pattern.ringing(2));
    assertEquals(16, pattern.ringing(4));
    assertEquals(0, pattern.ringing(10));
  }

  @Test
  void gridsMustDivideTheBar() {
    String message =
        assertThrows(
                NotationException.class,
                () -> LinePattern.parse(List.of("R 3 5"), Grid.QUARTER, 14))
            .getMessage();
    assertEquals("the grid must divide the bar of 14 16ths, but was quarter", message);
  }

  @ParameterizedTest
  @CsvSource({
    "3, MAJ, 0, 4",
    "3, MIN, 2, 3",
    "3, SUS4, 7, 5",
    "5, HALF_DIM7, 11, 6",
    "7, MAJ, 0, 11",
    "7, MAJ, 7, 10",
    "7, MIN, 9, 10",
    "7, DIM7, 11, 9",
    "2, MIN, 4, 1",
    "2, MIN, 2, 2",
    "6, MIN, 4, 8",
    "4, MAJ, 5, 6",
    "8, MAJ, 0, 12",
    "9, DOM7, 7, 14"
  })
  void degreesFollowChordAndKey(int degree, Quality quality, int root, int semitones) {
    assertEquals(semitones, Degrees.semitones(degree, LineNote.ADAPT, Chord.of(root, quality), C));
  }

  @Test
  void writtenAccidentalsAreAgainstTheMajorScale() {
    Chord chord = Chord.of(9, Quality.MIN7);
    assertEquals(3, Degrees.semitones(3, -1, chord, C));
    assertEquals(6, Degrees.semitones(4, 1, chord, C));
    assertEquals(13, Degrees.semitones(9, -1, chord, C));
  }

  @Test
  void shorterBarsLoseTheirLastBeatsAndLongerBarsRepeatThem() {
    var fit = new MeterFit(new io.sideman.engine.time.Meter(4, 4));
    fit.update(12, 4);
    assertEquals(11, fit.inBar(11));
    assertEquals(8, fit.fromEnd(4, 16));
    fit.update(20, 4);
    assertEquals(12, fit.inBar(16));
    fit.update(12, 6);
    assertEquals(4, fit.inBar(6));
    assertEquals(MeterFit.NOTHING, fit.inBar(1));
    assertTrue(fit.length(0, 16) <= 12);
  }
}
