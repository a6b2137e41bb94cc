package io.sideman.engine.curves;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BarFiguresTest {
  private static final Key C = new Key(0, false);

  private static List<BarFigures> figures(Key key, Chord... chords) {
    var notes = new ArrayList<Note>();
    var spans = new ArrayList<Timeline.Span<Chord>>();
    for (int bar = 0; bar < chords.length; bar++) {
      long start = bar * 3840L;
      spans.add(new Timeline.Span<>(start, chords[bar]));
      for (int pc = 0; pc < 12; pc++) {
        if (chords[bar].contains(pc)) {
          notes.add(new Note(start, 3840, 60 + pc, 90, 0));
        }
      }
    }
    return BarFigures.of(
        notes,
        MeterMap.of(Meter.COMMON),
        Timeline.of(key, List.of()),
        Timeline.of(Chord.NONE, spans));
  }

  @Test
  void aFifthIsTheShortestWayAndATritoneALongOne() {
    double fifth = SpiralArray.pitch(0).distance(SpiralArray.pitch(1));
    double third = SpiralArray.pitch(0).distance(SpiralArray.pitch(4));
    double tritone = SpiralArray.pitch(0).distance(SpiralArray.pitch(6));
    assertEquals(Math.sqrt(2 + 2.0 / 15), fifth, 1e-9);
    assertEquals(fifth, third, 1e-9, "h is chosen so");
    assertTrue(tritone > 1.5 * fifth);
  }

  @Test
  void tensionRisesFromTheTonicOutwards() {
    Chord[] rising = {
      Chord.of(0, Quality.MAJ),
      Chord.of(7, Quality.DOM7),
      Chord.of(2, Quality.DOM7),
      Chord.of(6, Quality.DOM7)
    };
    List<BarFigures> bars = figures(C, rising);
    for (int i = 1; i < rising.length; i++) {
      assertTrue(
          bars.get(i).tension() > bars.get(i - 1).tension(), rising[i] + " after " + rising[i - 1]);
    }
  }

  @Test
  void tensionIsTheSameInAllKeys() {
    Chord[] chords = {
      Chord.of(0, Quality.MAJ), Chord.of(5, Quality.MIN), Chord.of(7, Quality.DOM7)
    };
    List<BarFigures> inC = figures(C, chords);
    for (int up = 1; up < 12; up++) {
      Chord[] moved = new Chord[chords.length];
      for (int i = 0; i < chords.length; i++) {
        moved[i] = chords[i].transpose(up);
      }
      List<BarFigures> there = figures(C.transpose(up), moved);
      for (int i = 0; i < chords.length; i++) {
        assertEquals(inC.get(i).tension(), there.get(i).tension(), 1e-9, chords[i] + " up " + up);
        assertEquals(inC.get(i).momentum(), there.get(i).momentum(), 1e-9, chords[i] + " up " + up);
      }
    }
  }

  @Test
  void densityCountsOnsetsAndDrumsHaveNoTension() {
    var notes =
        List.of(
            new Note(0, 100, 36, 90, 9),
            new Note(960, 100, 38, 90, 9),
            new Note(3840 + 480, 100, 38, 90, 9));
    List<BarFigures> bars =
        BarFigures.of(
            notes,
            MeterMap.of(Meter.COMMON),
            Timeline.of(C, List.of()),
            Timeline.of(Chord.NONE, List.of()));
    assertEquals(List.of(2, 1), bars.stream().map(BarFigures::onsets).toList());
    assertEquals(0.5, bars.getFirst().density());
    assertEquals(0, bars.getFirst().tension());
  }

  @Test
  void colouredChordsAreAsTenseAsAsked() {
    var chords = new ArrayList<Timeline.Span<Chord>>();
    int[] roots = {0, 9, 5, 7};
    Quality[] qualities = {Quality.MAJ, Quality.MIN7, Quality.MAJ, Quality.DOM7};
    for (int bar = 0; bar < 16; bar++) {
      chords.add(new Timeline.Span<>(bar * 3840L, Chord.of(roots[bar % 4], qualities[bar % 4])));
    }
    var meters = MeterMap.of(Meter.COMMON);
    var keys = Timeline.of(C, List.<Timeline.Span<Key>>of());
    double before = -1;
    for (String asked : List.of("1:0", "1:0.3", "1:0.5", "1:0.75", "1:1")) {
      var painted =
          Colour.paint(
              Timeline.of(Chord.NONE, chords), keys, meters, 16 * 3840, Curve.parse(asked), true);
      double sum = 0;
      for (long tick = 0; tick < 16 * 3840; tick += 960) {
        sum += SpiralArray.tension(painted.at(tick), C);
        if (tick % 3840 < 1920) {
          int written = roots[(int) (tick / 3840) % 4];
          assertEquals(written, painted.at(tick).root(), "roots stay");
        }
      }
      assertTrue(sum > before, asked + ": " + sum + " after " + before);
      before = sum;
    }
  }
}
