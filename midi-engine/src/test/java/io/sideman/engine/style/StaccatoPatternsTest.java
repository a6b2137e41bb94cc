package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.util.List;
import org.junit.jupiter.api.Test;

class StaccatoPatternsTest {
  private static LinePattern line(List<String> rows, Grid grid) throws NotationException {
    return LinePattern.parse(rows, grid, 16);
  }

  @Test
  void meansTheSameAsTheLineNotation() throws NotationException {
    var staccato =
        assertInstanceOf(
            LinePattern.class,
            StaccatoPatterns.parse("C3q E3i G3i Rq Bb3q | C4h G2h", Role.BASS, 16));
    LinePattern line =
        line(
            List.of("R - - - 3 - 5 - . . . . b7 - - -", "R' - - - - - - - 5, - - - - - - -"),
            Grid.SIXTEENTH);
    assertEquals(line.steps(), staccato.steps());
    for (int i = 0; i < line.steps(); i++) {
      assertArrayEquals(line.notes(i), staccato.notes(i), "step " + i);
      assertEquals(line.sounding(i), staccato.sounding(i), "step " + i);
    }
  }

  @Test
  void drumNamesBecomeKeys() throws NotationException {
    var drums =
        assertInstanceOf(
            DrumPattern.class,
            StaccatoPatterns.parse(
                "V9 [BASS_DRUM]q+[CLOSED_HI_HAT]q [ACOUSTIC_SNARE]qa110 [BASS_DRUM]q Rq",
                Role.DRUMS,
                16));
    assertEquals(2, drums.hitCount(0));
    assertEquals(38, drums.key(4, 0));
    assertTrue(drums.level(4, 0) > drums.level(8, 0));
  }

  @Test
  void refusesWhatIsOffTheGridOrNotWholeBars() {
    String message =
        assertThrows(
                NotationException.class,
                () -> StaccatoPatterns.parse("C5i* C5i* C5i* C5q C5h", Role.LEAD, 16))
            .getMessage();
    assertTrue(message.startsWith("notes must start on 16ths"), message);
    message =
        assertThrows(
                NotationException.class, () -> StaccatoPatterns.parse("C5w C5q", Role.LEAD, 16))
            .getMessage();
    assertTrue(message.startsWith("a note string must last whole bars of 16 16ths"), message);
    message =
        assertThrows(NotationException.class, () -> StaccatoPatterns.parse("H5q", Role.LEAD, 16))
            .getMessage();
    assertTrue(message.contains("line 1, column 1"), message);
  }
}
