package io.sideman.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.SectionKind;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.time.Meter;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChordChartTest {
  /// Changes as "tick chord".
  private static String changes(String text) {
    return ChordChart.parse(text).chords().spans().stream()
        .map(span -> span.startTick() + " " + span.value())
        .collect(Collectors.joining(", "));
  }

  private static String problem(String text) {
    return assertThrows(ChartException.class, () -> ChordChart.parse(text)).getMessage();
  }

  @Test
  void barsSeparateChords() {
    assertEquals("0 Dm7, 3840 G7, 7680 Cmaj7", changes("Dm7 | G7 | Cmaj7 |"));
    assertEquals(3 * 3840, ChordChart.parse("| Dm7 | G7 || Cmaj7 ||").lengthTicks());
  }

  @Test
  void severalChordsShareABarEqually() {
    assertEquals("0 C, 1920 Am, 3840 F", changes("C Am | F"));
    assertEquals("0 C, 1280 Am, 2560 F", changes("C Am F |"));
  }

  @Test
  void holdsTakeTheirShareOfTheBar() {
    assertEquals("0 C, 2880 G7", changes("C - - G7 |"));
    assertEquals("0 C, 4800 G7", changes("C | . G7 / / |"));
  }

  @Test
  void percentRepeatsTheBarBefore() {
    assertEquals("0 C, 1920 G, 3840 C, 5760 G, 7680 F", changes("C G | % | F"));
  }

  @Test
  void aLineEndsABar() {
    assertEquals("0 C, 3840 F, 7680 G", changes("C | F\nG |"));
  }

  @Test
  void withoutBarLinesEachEntryIsABar() {
    assertEquals("0 C, 3840 Am, 11520 F", changes("C Am - F"));
  }

  @Test
  void headersSectionsAndCommentsAreRead() {
    ChordChart chart =
        ChordChart.parse(
            """
            # a waltz
            title: Evening: a waltz
            tempo: 92.5   # not fast
            meter: 3/4
            key: Eb
            [Intro] Eb | Bb7 |
            [Chorus 2]
            F#m7b5/A | N.C.
            """);
    assertEquals(Optional.of("Evening: a waltz"), chart.title());
    assertEquals(OptionalDouble.of(92.5), chart.tempoBpm());
    assertEquals(new Meter(3, 4), chart.meters().meterAt(0));
    assertEquals(Optional.of(new Key(3, false)), chart.key());
    assertEquals(4 * 2880, chart.lengthTicks());
    assertEquals(
        List.of(new Section(0, "Intro"), new Section(2 * 2880, "Chorus 2")), chart.sections());
    assertEquals(Optional.of(SectionKind.B), chart.sections().get(1).kind());
    assertEquals("Gbm7b5/A", chart.chords().at(2 * 2880).toString());
    assertTrue(chart.chords().at(3 * 2880).isNone());
  }

  @Test
  void theMetreMayChangeOnTheWay() {
    ChordChart chart = ChordChart.parse("C | F\nmeter: 7/8\nG | A |");
    assertEquals(new Meter(7, 8), chart.meters().meterAt(7680));
    assertEquals(2 * 3840 + 2 * 3360, chart.lengthTicks());
  }

  @Test
  void repeatsArePlayed() {
    assertEquals(
        "0 C, 3840 G, 7680 C, 11520 G, 15360 F, 19200 A, 23040 F, 26880 A, 30720 F, 34560 A",
        changes("|: C | G :| F | A :|x3"));
    assertEquals(
        List.of(new Section(0, "A"), new Section(3840, "A"), new Section(7680, "B")),
        ChordChart.parse("[A] |: C :| [B] F |").sections());
  }

  @Test
  void romanNumeralsFollowTheKey() {
    assertEquals("0 C, 3840 F, 7680 G7", changes("I IV V7"));
    assertEquals("0 Fm7, 3840 Bb7, 7680 Ebmaj7", changes("key: Eb\nii7 | V7 | Imaj7"));
    assertEquals("0 C, 3840 Am, 7680 Dm, 11520 G7", changes("I-vi-ii-V7"));
    assertEquals("0 G, 3840 D, 7680 C", changes("key: D\nIV | I | bVII"));
  }

  @Test
  void minorKeysHaveTheirOwnDegrees() {
    assertEquals(
        "0 Am, 3840 F, 7680 C, 11520 G, 15360 Bm7b5, 19200 E7, 23040 Abdim7",
        changes("key: Am\ni | VI | III | VII | iiø7 | V7 | viio7"));
    assertEquals("0 F, 3840 Bb", changes("key: A minor\nbVI | bII"));
  }

  @ParameterizedTest
  @CsvSource({
    "I,C",
    "iii,Em",
    "viio,Bdim",
    "viid,Bdim",
    "vii°7,Bdim7",
    "viiø7,Bm7b5",
    "V7/V,D7",
    "V7/ii,A7",
    "viio7/vi,Abdim7",
    "#IVo7,Gbdim7",
    "iv6,Fm6",
    "imaj7,CmMaj7",
    "Vsus4,Gsus4",
    "ii-7,Dm7",
    "IVadd9,F",
    "V+,Gaug",
    "bIII,Eb"
  })
  void romanNumeralsCarryQualities(String numeral, String chord) {
    assertEquals("0 " + chord, changes(numeral));
  }

  @Test
  void mistakesAreToldWithLineAndColumn() {
    assertTrue(problem("C | F\nG | Hm |").startsWith("line 2, column 5: \"Hm\" is not a chord"));
    assertEquals("line 1, column 1: % repeats the bar before, but there is none", problem("% | C"));
    assertEquals(
        "line 1, column 7: % repeats a whole bar and must stand alone in its bar",
        problem("C | % G |"));
    assertEquals("line 1, column 5: a section name must end with ]", problem("C | [A"));
    assertEquals(
        "line 1, column 1: tempo must be 20-400 bpm, but was \"fast\"", problem("tempo: fast\nC"));
    assertEquals(
        "line 1, column 1: meter: denominator must be a power of two from 1 to 32, but was 3",
        problem("meter: 4/3\nC"));
    assertEquals(
        "line 1, column 1: key must be like Eb, F# minor or Am, but was \"H\"",
        problem("key: H\nC"));
    assertEquals(
        "line 2, column 3: \"colour:\" is not known; a chart may say title, tempo, meter, key",
        problem("C\n  colour: blue"));
    assertEquals(
        "line 1, column 1: the chart has no chord; write for example C | G7 |",
        problem("# nothing"));
    assertEquals(
        "line 1, column 7: a repeat may be played 1-16 times, but was x99", problem("|: C:|x99"));
    assertEquals(
        "sheet.txt, line 1, column 1: the chart has no chord; write for example C | G7 |",
        assertThrows(ChartException.class, () -> ChordChart.parse(""))
            .in("sheet.txt")
            .getMessage());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void anyTextIsReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    String[] pieces = {
      "C",
      "Am7",
      "F#m7b5/A",
      "|",
      "|:",
      ":|",
      "x3",
      "%",
      "-",
      ".",
      " ",
      " ",
      " ",
      "\n",
      "[A]",
      "[",
      "]",
      "key: ",
      "Eb",
      "tempo: ",
      "90",
      "meter: ",
      "6/8",
      "#",
      "I",
      "V7/V",
      "viio",
      "/",
      "(",
      "maj",
      "é",
      "\t",
      "N.C."
    };
    int read = 0;
    for (int i = 0; i < 5_000; i++) {
      var text = new StringBuilder();
      for (int n = random.nextInt(14); n >= 0; n--) {
        text.append(pieces[random.nextInt(pieces.length)]);
      }
      try {
        ChordChart chart = ChordChart.parse(text.toString());
        assertTrue(chart.lengthTicks() > 0, text::toString);
        read++;
      } catch (ChartException e) {
        assertTrue(e.line() >= 1 && e.column() >= 1, text::toString);
      }
    }
    assertTrue(read > 100, "texts read: " + read);
  }
}
