package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.evaluate.SegmentFeatures.Feature;
import io.sideman.corpus.evaluate.SetDistances.Sample;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SetDistancesTest {
  @Test
  void setsOfOneKindOverlapAndStrangersDoNot() {
    var people = samples(1, 5, 2);
    var alike = SetDistances.compare(people, samples(2, 5, 2));
    var strangers = SetDistances.compare(people, samples(3, 25, 2));
    assertTrue(alike.overlap() > 0.95, alike.toString());
    assertTrue(alike.divergence() < 0.02, alike.toString());
    assertTrue(strangers.overlap() < 0.1, strangers.toString());
    assertTrue(strangers.divergence() > 1, strangers.toString());
  }

  @Test
  void aSetWithoutVarietyIsFoundOut() {
    var people = samples(1, 5, 2);
    var monotonous = SetDistances.compare(people, samples(2, 5, 0.01));
    assertTrue(monotonous.overlap() < 0.9, monotonous.toString());
  }

  @Test
  void samplesOfOneSongAreNotHeldAgainstEachOther() {
    var one = List.of(new Sample("a", new double[] {1}), new Sample("a", new double[] {9}));
    assertTrue(Double.isNaN(SetDistances.compare(one, one).overlap()));
  }

  @Test
  void cutsByBarsAndCountsFromTheTonic() {
    var notes = new ArrayList<Note>();
    for (int beat = 0; beat < 24; beat++) {
      notes.add(new Note(beat * 960L, 480, 62 + beat % 2 * 7, 80, 0)); // D and A, eighths long
    }
    List<List<Note>> pieces = SegmentFeatures.cut(notes, 4);
    assertEquals(List.of(16, 8), pieces.stream().map(List::size).toList());
    double[] classes =
        SegmentFeatures.of(Feature.PITCH_CLASSES, pieces.getFirst(), new Key(2, false));
    assertEquals(0.5, classes[0]);
    assertEquals(0.5, classes[7]);
    assertEquals(7, SegmentFeatures.of(Feature.PITCH_INTERVAL, notes, new Key(2, false))[0]);
    assertEquals(1, SegmentFeatures.of(Feature.ONSET_INTERVAL, notes, new Key(2, false))[0]);
    assertEquals(1, SegmentFeatures.of(Feature.NOTE_LENGTHS, notes, new Key(2, false))[3], 1e-9);
  }

  private static List<Sample> samples(long seed, double mean, double spread) {
    var random = new SplittableRandom(seed);
    var samples = new ArrayList<Sample>();
    for (int i = 0; i < 80; i++) {
      double value = mean + spread * random.nextGaussian();
      samples.add(new Sample(seed + " " + i, new double[] {value}));
    }
    return samples;
  }
}
