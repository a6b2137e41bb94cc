package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmonizeFiguresTest {
  private static final Chord C = Chord.of(0, Quality.MAJ);
  private static final Chord G = Chord.of(7, Quality.MAJ);
  private static final long HALF = 1920;

  private static Timeline<Chord> chords(Chord first, Chord second) {
    return Timeline.of(
        Chord.NONE, List.of(new Timeline.Span<>(0, first), new Timeline.Span<>(HALF, second)));
  }

  private static Note note(long tick, long length, int key) {
    return new Note(tick, length, key, 90, 0);
  }

  private static double figure(List<Note> melody, Timeline<Chord> ours, String name) {
    var figures = new HarmonizeFigures();
    figures.add(melody, ours, chords(C, G));
    return figures.rows("x", false).stream()
        .filter(row -> row.metric().equals("x: " + name))
        .findFirst()
        .orElseThrow()
        .value();
  }

  @Test
  void noteInChordIsAShareOfTime() {
    List<Note> melody = List.of(note(0, HALF, 64), note(HALF, HALF, 64)); // E over C, then over G

    assertEquals(0.5, figure(melody, chords(C, G), "note in chord"), 1e-9);
  }

  @Test
  void agreementIsCountedOnRootsAndMajorOrMinor() {
    List<Note> melody = List.of(note(0, HALF, 60), note(HALF, HALF, 67));

    assertEquals(0.5, figure(melody, chords(C, C), "root and major/minor as people wrote"), 1e-9);
  }

  @Test
  void aPassingNoteThatResolvesByStepCountsAsAToneOfTheChord() {
    List<Note> resolves = List.of(note(0, 480, 62), note(480, 480, 64)); // D to E over C
    List<Note> leaps = List.of(note(0, 480, 62), note(480, 480, 67)); // D to G over C

    assertEquals(1, figure(resolves, chords(C, G), "CTnCTR"), 1e-9);
    assertEquals(0.5, figure(leaps, chords(C, G), "CTnCTR"), 1e-9);
  }

  @Test
  void consonanceIsTheMeanOverTheTonesOfTheTriad() {
    // a C over C, E, G: unison 1, minor sixth 1, fourth 0
    assertEquals(2.0 / 3, figure(List.of(note(0, 480, 60)), chords(C, G), "PCS"), 1e-9);
  }

  @Test
  void entropyOfTwoEquallyFrequentChordsIsTheLogarithmOfTwo() {
    List<Note> melody = List.of(note(0, HALF, 60), note(HALF, HALF, 67));

    assertEquals(Math.log(2), figure(melody, chords(C, G), "CHE, nats"), 1e-9);
    assertEquals(2, figure(melody, chords(C, G), "CC"), 1e-9);
    assertEquals(0, figure(melody, chords(C, C), "CHE, nats"), 1e-9);
  }

  @Test
  void theCentroidOfOneToneLiesOnAllThreeCircles() {
    assertArrayEquals(new double[] {0, 1, 0, 1, 0, 0.5}, HarmonizeFigures.centroid(1), 1e-9, "C");
    double[] fifth = HarmonizeFigures.centroid(1 << 7);
    assertEquals(Math.sin(7 * 7 * Math.PI / 6), fifth[0], 1e-9);
  }
}
