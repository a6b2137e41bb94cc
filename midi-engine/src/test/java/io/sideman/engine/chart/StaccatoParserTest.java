package io.sideman.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.chart.StaccatoPiece.ProgramChange;
import io.sideman.engine.event.Note;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StaccatoParserTest {
  private static StaccatoPiece read(String text) {
    return new StaccatoParser().read(text);
  }

  /// Notes as "start+length key".
  private static String notes(String text) {
    return read(text).notes().stream()
        .map(note -> note.startTick() + "+" + note.lengthTicks() + " " + note.key())
        .collect(Collectors.joining(", "));
  }

  @ParameterizedTest
  @CsvSource({
    "C,60",
    "C5,60",
    "c4,48",
    "F#5,66",
    "Bb4,58",
    "Ebb,62",
    "C##,62",
    "C0,0",
    "G10,127",
    "[60],60",
    "B#5,72",
    "Cb5,59",
    "[BASS_DRUM],36",
    "[Closed_Hi_Hat],42"
  })
  void notesNameTheirKey(String text, int key) {
    assertEquals("0+960 " + key, notes(text));
  }

  @ParameterizedTest
  @CsvSource({
    "w,3840",
    "h,1920",
    "q,960",
    "i,480",
    "s,240",
    "t,120",
    "x,60",
    "o,30",
    "q.,1440",
    "h..,3360",
    "wh,5760",
    "qi.,1680",
    "q*,640",
    "i*,320",
    "/0.25,960",
    "/1.5,5760"
  })
  void lengthsAreSummedAndDotted(String text, int ticks) {
    assertEquals("0+" + ticks + " 60", notes("C5" + text));
  }

  @Test
  void velocityFollowsTheLength() {
    assertEquals(
        List.of(new Note(0, 960, 60, 90, 0), new Note(960, 960, 62, 64, 0)),
        read("C5qa90d30 D5q").notes());
    assertEquals(List.of(), read("C5qa0").notes());
  }

  @Test
  void restsTakeTime() {
    assertEquals("1440+960 60", notes("Rq. C"));
    assertEquals(3840, read("Rw").lengthTicks());
  }

  @Test
  void chordsSoundTogether() {
    assertEquals("0+960 36, 0+960 40, 0+960 43, 0+960 47", notes("Cmaj7"));
    assertEquals("0+1920 55, 0+1920 58, 0+1920 62", notes("G4minh"));
    assertEquals("0+960 40, 0+960 43, 0+960 48", notes("Cmaj^"));
    assertEquals("0+960 43, 0+960 48, 0+960 52", notes("Cmaj^^"));
    assertEquals("0+960 46, 0+960 50, 0+960 53", notes("Bbmaj"));
  }

  @Test
  void plusIsTogetherAndUnderscoreIsAfter() {
    assertEquals("0+960 60, 0+960 64, 0+960 67", notes("C5q+E5q+G5q"));
    assertEquals("0+1920 60, 0+960 64, 960+960 67, 1920+960 65", notes("C5h+E5q_G5q F5q"));
    assertEquals("0+960 60, 0+1920 64, 1920+960 67, 2880+960 65", notes("C5q+E5h_G5q F5q"));
    assertEquals("0+3840 60, 0+960 64, 960+960 65", notes("C5w+E5q F5q"));
    assertEquals(3840, read("C5w+E5q F5q").lengthTicks());
  }

  @Test
  void tiesJoinNotes() {
    assertEquals("0+4800 60, 4800+960 62", notes("C5h- C5-h- | C5-q D5"));
    assertTrue(problem("C5h- C5h- C5-q").contains("the tie before this note must be closed"));
    assertTrue(problem("C5-q").contains("nothing before has started"));
    assertTrue(problem("D5 C5q-").contains("line 1, column 4: the tie that starts here"));
  }

  @Test
  void voicesAndLayersHaveTheirOwnTime() {
    assertEquals(
        List.of(
                new Note(0, 960, 42, 64, 9),
                new Note(0, 960, 62, 64, 0),
                new Note(0, 960, 36, 64, 9),
                new Note(960, 960, 64, 64, 0))
            .stream()
            .sorted()
            .toList(),
        read("V9 L0 [36]q L1 [42]q V0 D5 E5").notes());
  }

  @Test
  void instrumentsAndTempoHaveATick() {
    StaccatoPiece piece = read("T120 I[Piano] C T60 I33 D V1 I[Electric_Bass_Finger] E");
    assertEquals(
        List.of(
            new ProgramChange(0, 0, 0), new ProgramChange(960, 0, 33), new ProgramChange(0, 1, 33)),
        piece.programs());
    assertEquals(120, piece.tempoMap().bpmAt(0), 1e-9);
    assertEquals(60, piece.tempoMap().bpmAt(960), 1e-9);
    assertEquals(145, read("T[Vivace] C").tempoMap().bpmAt(0), 1e-9);
  }

  @Test
  void keySignaturesColourPlainLetters() {
    assertEquals("0+960 66, 960+960 65, 1920+960 67", notes("KGmaj F Fn G"));
    assertEquals("0+960 63, 960+960 68, 1920+960 70", notes("KCmin E A B"));
    assertEquals("0+960 59", notes("KAbmin C"));
    assertEquals("0+960 42, 0+960 46, 0+960 49", notes("KGmaj Fmaj"));
  }

  private static String problem(String text) {
    return assertThrows(ChartException.class, () -> read(text)).getMessage();
  }

  @Test
  void mistakesAreToldWithLineAndColumn() {
    assertEquals(
        "line 2, column 5: \"q!\" is not understood after a note".replace("q!", "!")
            + " (in \"E5Q!\")",
        problem("C D\n E5q!"));
    assertTrue(problem("C11").contains("an octave must be 0-10, but was \"11\""));
    assertTrue(problem("[128]").contains("a key must be 0-127, but was 128"));
    assertTrue(problem("[Gong]").contains("neither a key nor a General MIDI drum"));
    assertTrue(problem("V16").contains("a voice must be 0-15, but was \"16\""));
    assertTrue(problem("T5").contains("a tempo must be 20-400 bpm, but was 5"));
    assertTrue(problem("T[Fast]").contains("\"FAST\" is not a tempo; write T120"));
    assertTrue(problem("I[Kazoo]").contains("\"KAZOO\" is not an instrument of General MIDI"));
    assertTrue(problem("X7=100").contains("\"X7=100\" is not understood"));
    assertTrue(problem("Cmaj^^^").contains("a chord of 3 notes has 2 inversions"));
    assertTrue(problem("C5a200").contains("a velocity must be 0-127, but was \"200\""));
    assertTrue(problem("|C").contains("a bar line must stand alone"));
    assertTrue(problem("C5q+").contains("a note must start with"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void anyTextIsReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    String pieces = "CDEFGABRVLITK[]0123456789#bn whqis.*/+_-^a|maj min dom7\n";
    int read = 0;
    for (int i = 0; i < 10_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(12); n >= 0; n--) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      try {
        StaccatoPiece piece = read(text.toString());
        assertTrue(piece.lengthTicks() >= 0, text::toString);
        read++;
      } catch (ChartException e) {
        assertTrue(e.line() >= 1 && e.column() >= 1, text::toString);
      }
    }
    assertTrue(read > 100, "texts read: " + read);
  }
}
