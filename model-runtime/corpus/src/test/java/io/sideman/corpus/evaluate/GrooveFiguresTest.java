package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GrooveFiguresTest {
  @Test
  void tellsStraightEighthsFromSwungOnes() {
    assertEquals(1, of(eighths(480, 0, 90)).swing(), 0.001);
    assertEquals(2, of(eighths(640, 0, 90)).swing(), 0.001);
  }

  @Test
  void sixteenthsDoNotSwing() {
    var sixteenths = new ArrayList<Note>();
    for (int step = 0; step < 64; step++) {
      sixteenths.add(new Note(step * 240L, 100, 42, 90, 9));
    }
    assertEquals(Double.NaN, of(sixteenths).swing());
  }

  @Test
  void distancesHaveTheUnitOfWhatIsMoved() {
    var plain = of(eighths(480, 0, 90));
    assertEquals(20, of(eighths(480, 0, 110)).velocityDistance(plain), 0.001);
    assertEquals(25, of(eighths(480, 48, 90)).timingDistance(plain), 0.001); // 48 ticks at 120 bpm
    assertEquals(0, plain.timingDistance(plain));
  }

  @Test
  void countsBarsThatDifferAndHowMuch() {
    var take = new ArrayList<>(eighths(480, 0, 90)); // four equal bars
    assertEquals(0.25, of(take).distinctBars());
    assertEquals(1, of(take).consistency());
    take.add(new Note(240, 100, 38, 90, 9)); // one strike more in the first
    assertEquals(0.5, of(take).distinctBars());
    assertEquals(47.0 / 48, of(take).consistency(), 1e-9);
  }

  private static List<Note> eighths(int offbeat, int late, int velocity) {
    var notes = new ArrayList<Note>();
    for (int beat = 0; beat < 16; beat++) {
      notes.add(new Note(beat * 960L + late, 100, 42, velocity, 9));
      notes.add(new Note(beat * 960L + offbeat + late, 100, 42, velocity, 9));
    }
    return notes;
  }

  private static GrooveFigures of(List<Note> notes) {
    var figures = new GrooveFigures();
    figures.add(notes, 120);
    return figures;
  }
}
