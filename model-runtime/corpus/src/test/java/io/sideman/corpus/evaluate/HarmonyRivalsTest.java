package io.sideman.corpus.evaluate;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HarmonyRivalsTest {
  private static List<Note> notes(long start, int... keys) {
    var notes = new ArrayList<Note>();
    for (int key : keys) {
      notes.add(new Note(start, 960, key, 80, 0));
    }
    return notes;
  }

  @Test
  void theFilterFollowsPlainTriads() {
    var notes = notes(0, 36, 60, 64, 67);
    notes.addAll(notes(960, 45, 60, 64, 69));
    List<Chord> heard = TriadFilter.decide(notes, 1920);
    assertEquals(8, heard.size());
    assertEquals(Chord.of(0, Quality.MAJ), heard.get(3));
    assertEquals(Chord.of(9, Quality.MIN), heard.get(7));
  }

  @Test
  void theFilterHasNoChordBeforeTheFirstNote() {
    assertEquals(Chord.NONE, TriadFilter.decide(notes(960, 60, 64, 67), 1920).getFirst());
  }

  @Test
  void profilesKnowTheirScale() {
    List<Note> scale = notes(0, 62, 62, 66, 69, 69, 64, 67, 71, 73);
    for (ProfileKey profile : ProfileKey.values()) {
      assertEquals(new Key(2, false), profile.key(scale));
    }
  }

  @Test
  void mirexGivesPartOfThePointForNearKeys() {
    var label = new Key(0, false);
    assertEquals(1, ProfileKey.mirex(label, label));
    assertEquals(0.5, ProfileKey.mirex(new Key(7, false), label));
    assertEquals(0.3, ProfileKey.mirex(new Key(9, true), label));
    assertEquals(0.3, ProfileKey.mirex(new Key(0, false), new Key(9, true)));
    assertEquals(0.2, ProfileKey.mirex(new Key(0, true), label));
    assertEquals(0, ProfileKey.mirex(new Key(2, false), label));
  }
}
