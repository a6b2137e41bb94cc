package io.sideman.corpus.harmonize;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.corpus.Split;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.players.harmonize.ChordStates;
import io.sideman.players.harmonize.HarmonyWeights;
import io.sideman.players.harmonize.Rate;
import io.sideman.players.harmonize.Slots;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HarmonizerTrainerTest {
  private static final long HALF = 1920;
  private static final Chord[] ROUND = {
    Chord.of(0, Quality.MAJ), Chord.of(5, Quality.MAJ), Chord.of(7, Quality.MAJ)
  };

  /// A melody that spells the chords under it: root, third, fifth, root.
  private static Song song(int transposed) {
    var melody = new ArrayList<Note>();
    var chords = new ArrayList<Timeline.Span<Chord>>();
    for (int half = 0; half < 24; half++) {
      Chord chord = ROUND[half % ROUND.length];
      int root = (chord.root() + transposed) % 12;
      chords.add(new Timeline.Span<>(half * HALF, Chord.of(root, Quality.MAJ)));
      int[] keys = {60 + root, 64 + root, 67 + root, 60 + root};
      for (int i = 0; i < keys.length; i++) {
        melody.add(new Note(half * HALF + i * 480L, 480, keys[i], 90, 0));
      }
    }
    return new Song(
        "made-up-" + transposed,
        "made-up",
        Genre.POP,
        Split.TRAIN,
        MeterMap.of(new Meter(4, 4)),
        TempoMap.of(120),
        Timeline.of(Chord.NONE, chords),
        Timeline.of(new Key(transposed, false), List.of()),
        Map.of(),
        melody,
        false);
  }

  private static double[] scores(HarmonyWeights weights, Song song, int slot) {
    var slots = new Slots(song.performer(), song.meters(), Rate.HALF_BAR);
    double[] scores = new double[ChordStates.COUNT];
    weights.scores(slots.features(slot), song.keys().at(0).tonic(), 0, scores);
    return scores;
  }

  private static int best(double[] scores) {
    int best = 0;
    for (int i = 0; i < scores.length; i++) {
      best = scores[i] > scores[best] ? i : best;
    }
    return best;
  }

  @Test
  void findsTheChordsThatItsMelodiesSpellInAKeyItNeverSaw() {
    HarmonyWeights weights = HarmonizerTrainer.train(List.of(song(0), song(2), song(7)), _ -> {});
    Song strange = song(4);

    for (int slot = 0; slot < ROUND.length; slot++) {
      Chord expected = strange.chords().at(slot * HALF);
      int state = ChordStates.state(expected, strange.keys().at(0));
      assertEquals(state, best(scores(weights, strange, slot)), "half bar " + slot);
    }
  }

  @Test
  void theSameSongsGiveTheSameWeights() {
    List<Song> songs = List.of(song(0), song(5));
    double[] once = scores(HarmonizerTrainer.train(songs, _ -> {}), song(0), 1);
    double[] twice = scores(HarmonizerTrainer.train(songs, _ -> {}), song(0), 1);

    assertArrayEquals(once, twice);
  }

  @Test
  void everyPassOverTheExamplesIsToldAndTheLastIsBetterThanTheFirst() {
    var told = new ArrayList<Double>();
    HarmonizerTrainer.train(
        List.of(song(0)),
        line -> {
          int from = line.indexOf(": ") + 2;
          told.add(Double.parseDouble(line.substring(from, line.indexOf(' ', from))));
        });

    assertEquals(12, told.size());
    assertTrue(told.getLast() < 0.7 * told.getFirst(), told.toString());
  }

  @Test
  void theLongestChordOfAStretchIsItsChord() {
    Timeline<Chord> chords =
        Timeline.of(
            Chord.NONE,
            List.of(new Timeline.Span<>(0, ROUND[0]), new Timeline.Span<>(700, ROUND[1])));

    assertEquals(ROUND[1], HarmonizerTrainer.longest(chords, 0, 1920));
    assertEquals(ROUND[0], HarmonizerTrainer.longest(chords, 0, 1000));
  }
}
