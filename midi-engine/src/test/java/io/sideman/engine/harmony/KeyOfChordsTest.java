package io.sideman.engine.harmony;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyOfChordsTest {
  private static Key keyOf(Chord... chords) {
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (int i = 0; i < chords.length; i++) {
      spans.add(new Timeline.Span<>(i * 3840L, chords[i]));
    }
    return KeyOfChords.guess(Timeline.of(Chord.NONE, spans), chords.length * 3840L);
  }

  @Test
  void readsTwoFiveOneAsItsTarget() {
    assertEquals(
        new Key(0, false),
        keyOf(Chord.of(2, Quality.MIN7), Chord.of(7, Quality.DOM7), Chord.of(0, Quality.MAJ7)));
  }

  @Test
  void readsTheAndalusianCadenceAsMinor() {
    assertEquals(
        new Key(9, true),
        keyOf(
            Chord.of(9, Quality.MIN),
            Chord.of(7, Quality.MAJ),
            Chord.of(5, Quality.MAJ),
            Chord.of(4, Quality.MAJ)));
  }

  @Test
  void movesWithTheChords() {
    for (int n = 0; n < 12; n++) {
      assertEquals(
          new Key(n, false),
          keyOf(
              Chord.of(n, Quality.MAJ),
              Chord.of(n + 9, Quality.MIN),
              Chord.of(n + 5, Quality.MAJ),
              Chord.of(n + 7, Quality.MAJ)));
    }
  }

  @Test
  void isCMajorWithoutChords() {
    assertEquals(new Key(0, false), KeyOfChords.guess(Timeline.of(Chord.NONE, List.of()), 3840));
  }
}
