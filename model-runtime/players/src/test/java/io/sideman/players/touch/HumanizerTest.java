package io.sideman.players.touch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class HumanizerTest {
  private static final Humanizer.Score SCORE =
      new Humanizer.Score(
          Genre.FUNK.ordinal(),
          MeterMap.of(new Meter(4, 4)),
          TempoMap.of(100),
          Timeline.of(Chord.NONE, List.of()),
          Timeline.of(new Key(0, false), List.of()));

  private static final TouchModel STEADY = TinyTouch.steady();

  private static List<Note> play(
      TouchModel model, double amount, long seed, Role role, List<Note> notes) {
    double variation = model.equals(STEADY) ? 0 : 1;
    return new Humanizer(model, SCORE, new Humanizer.Settings(amount, variation, seed))
        .play(role, notes);
  }

  private static Note hit(long tick, int key) {
    return new Note(tick, 60, key, 80, 9);
  }

  @Test
  void aHitIsAsLoudAndLateAsTheNetworkSays() {
    var played = play(STEADY, 1, 1, Role.DRUMS, List.of(hit(960, 36), hit(1200, 42)));

    assertEquals(List.of(new Note(980, 60, 36, 90, 9), new Note(1220, 60, 42, 90, 9)), played);
  }

  @Test
  void halfTheAmountIsHalfTheChange() {
    var played = play(STEADY, 0.5, 1, Role.DRUMS, List.of(hit(960, 36)));

    assertEquals(List.of(new Note(970, 60, 36, 85, 9)), played);
  }

  @Test
  void theOthersGoAlongWithTheDrums() {
    var humanizer = new Humanizer(STEADY, SCORE, new Humanizer.Settings(1, 0, 1));
    humanizer.play(Role.DRUMS, List.of(hit(960, 36)));
    var bass = humanizer.play(Role.BASS, List.of(new Note(960, 400, 40, 60, 1)));

    assertEquals(List.of(new Note(972, 400, 40, 80, 1)), bass);
  }

  @Test
  void ofPlayedDynamicsMostStays() {
    var alive = List.of(new Note(0, 100, 60, 40, 1), new Note(960, 100, 62, 100, 1));

    var played = play(STEADY, 1, 1, Role.KEYS, alive);

    assertEquals(48, played.get(0).velocity());
    assertEquals(108, played.get(1).velocity());
  }

  @Test
  void amountZeroChangesNothing() {
    List<Note> notes = random(7);

    assertEquals(notes, play(TinyTouch.straying(), 0, 1, Role.DRUMS, notes));
  }

  @Test
  void theSameSeedIsTheSameTake() {
    List<Note> notes = random(3);

    var once = play(TinyTouch.straying(), 1, 5, Role.DRUMS, notes);

    assertEquals(once, play(TinyTouch.straying(), 1, 5, Role.DRUMS, notes));
    assertNotEquals(once, play(TinyTouch.straying(), 1, 6, Role.DRUMS, notes));
  }

  @Test
  void noNotePassesAnotherOrABarLine() {
    for (long seed = 1; seed <= 20; seed++) {
      List<Note> notes = random(seed);
      List<Note> played = play(TinyTouch.straying(), 1, seed, Role.DRUMS, notes);
      assertEquals(notes.size(), played.size());
      for (int i = 0; i < notes.size(); i++) {
        String where = "seed " + seed + ", note " + i;
        assertEquals(notes.get(i).key(), played.get(i).key(), where);
        assertEquals(bar(notes.get(i)), bar(played.get(i)), where);
        for (int j = i + 1; j < notes.size(); j++) {
          boolean after = notes.get(j).startTick() > notes.get(i).startTick();
          assertTrue(!after || played.get(j).startTick() >= played.get(i).startTick(), where);
        }
      }
    }
  }

  private static long bar(Note note) {
    return note.startTick() / 3840;
  }

  /// Hits on and beside the grid, some of them on bar lines.
  private static List<Note> random(long seed) {
    var random = new SplittableRandom(seed);
    var notes = new ArrayList<Note>();
    for (int i = 0; i < 60; i++) {
      int[] keys = {36, 38, 42, 46, 49};
      int beside = random.nextInt(3) == 0 ? random.nextInt(120) : 0;
      notes.add(hit(random.nextInt(64) * 240L + beside, keys[random.nextInt(keys.length)]));
    }
    notes.sort(null);
    return notes;
  }
}
