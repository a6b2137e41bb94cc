package io.sideman.engine.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChordSymbolTest {
  @ParameterizedTest
  @CsvSource({
    "'',MAJ",
    "M,MAJ",
    "maj,MAJ",
    "add9,MAJ",
    "(add9),MAJ",
    "2,MAJ",
    "m,MIN",
    "-,MIN",
    "min,MIN",
    "mi,MIN",
    "madd9,MIN",
    "dim,DIM",
    "o,DIM",
    "°,DIM",
    "mb5,DIM",
    "aug,AUG",
    "+,AUG",
    "(#5),AUG",
    "+7,AUG",
    "7#5,AUG",
    "maj7#5,AUG",
    "sus,SUS4",
    "sus4,SUS4",
    "4,SUS4",
    "sus2,SUS2",
    "7,DOM7",
    "9,DOM7",
    "11,DOM7",
    "13,DOM7",
    "dom7,DOM7",
    "7b9,DOM7",
    "7#9,DOM7",
    "7-9,DOM7",
    "7(b9 #11),DOM7",
    "13#11,DOM7",
    "7alt,DOM7",
    "alt,DOM7",
    "7b13,DOM7",
    "maj7,MAJ7",
    "M7,MAJ7",
    "ma7,MAJ7",
    "Maj9,MAJ7",
    "Δ,MAJ7",
    "Δ7,MAJ7",
    "^,MAJ7",
    "^7,MAJ7",
    "j7,MAJ7",
    "maj13,MAJ7",
    "maj7#11,MAJ7",
    "m7,MIN7",
    "-7,MIN7",
    "min7,MIN7",
    "mi9,MIN7",
    "m11,MIN7",
    "-9,MIN7",
    "-11,MIN7",
    "m7b5,HALF_DIM7",
    "-7b5,HALF_DIM7",
    "ø,HALF_DIM7",
    "ø7,HALF_DIM7",
    "min7(b5),HALF_DIM7",
    "m7-5,HALF_DIM7",
    "hdim7,HALF_DIM7",
    "dim7,DIM7",
    "o7,DIM7",
    "°7,DIM7",
    "mMaj7,MIN_MAJ7",
    "m(maj7),MIN_MAJ7",
    "mM7,MIN_MAJ7",
    "-Δ7,MIN_MAJ7",
    "6,MAJ6",
    "69,MAJ6",
    "6/9,MAJ6",
    "6(9),DOM7",
    "m6,MIN6",
    "-6,MIN6",
    "m6/9,MIN6",
    "7sus4,DOM7_SUS4",
    "7sus,DOM7_SUS4",
    "9sus4,DOM7_SUS4",
    "13sus,DOM7_SUS4",
    "sus9,DOM7_SUS4",
    "5,POWER",
    "no3,POWER"
  })
  void theVocabularyOfLeadSheets(String suffix, Quality quality) {
    assertEquals(Chord.of(0, quality), ChordSymbol.parse("C" + suffix), "C" + suffix);
    assertEquals(new Chord(6, quality, 9), ChordSymbol.parse("F#" + suffix + "/A"));
    assertEquals(Chord.of(10, quality), ChordSymbol.parse("B♭" + suffix));
  }

  @ParameterizedTest
  @CsvSource({"C,0", "C#,1", "Db,1", "E#,5", "Fb,4", "Cb,11", "B#,0", "A##,11", "Ebb,2", "G♯,8"})
  void rootsMayHaveAccidentals(String root, int pitchClass) {
    assertEquals(pitchClass, ChordSymbol.parse(root).root());
  }

  @Test
  void noChordIsAChordToo() {
    assertEquals(Chord.NONE, ChordSymbol.parse("N.C."));
    assertEquals(Chord.NONE, ChordSymbol.parse("nc"));
  }

  @Test
  void everyQualityReadsItsOwnSymbol() {
    for (Quality quality : Quality.values()) {
      for (int root = 0; root < 12; root++) {
        for (int bass = 0; bass < 12; bass++) {
          var chord = new Chord(root, quality, bass);
          assertEquals(chord, ChordSymbol.parse(chord.toString()));
        }
      }
    }
  }

  @Test
  void nonsenseIsRefusedWithItsPlace() {
    assertEquals(
        "line 1, column 1: \"H7\" is not a chord; a chord is written as C, F#m7b5, Bbmaj7, G7sus4,"
            + " Dm7/G or N.C.",
        assertThrows(ChartException.class, () -> ChordSymbol.parse("H7")).getMessage());
    assertEquals(
        "line 1, column 5: \"xy\" in the chord \"F#m7xy\" is not understood; after the root may"
            + " stand m7, maj7, 7sus4, m7b5, dim7, 6, add9, alt and the like",
        assertThrows(ChartException.class, () -> ChordSymbol.parse("F#m7xy", new Place(1, 1)))
            .getMessage());
  }
}
