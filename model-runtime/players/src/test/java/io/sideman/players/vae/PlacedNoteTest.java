package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.players.loop.Loop;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlacedNoteTest {
  private static List<Integer> slots(long... ticks) {
    var notes = new ArrayList<Note>();
    for (long tick : ticks) {
      notes.add(new Note(tick, 30, 42, 80, 9));
    }
    Timeline<Chord> none = Timeline.of(Chord.NONE, List.of());
    var loop = new Loop(Genre.POP, 100, 2, none, new Key(0, false), Map.of(Role.DRUMS, notes));
    return PlacedNote.of(Passage.of(loop), Role.DRUMS).stream()
        .map(each -> each.bar() * 24 + each.slot())
        .toList();
  }

  @Test
  void latePlayedSixteenthsAreNoTriplets() {
    assertEquals(List.of(0, 1, 3, 5), slots(20, 285, 520, 765));
  }

  @Test
  void tripletsAndSwungEighthsAre() {
    assertEquals(List.of(0, 2, 4), slots(5, 330, 650));
    assertEquals(List.of(6, 10), slots(960, 1610));
  }

  @Test
  void aNoteJustAheadOfABarLineBelongsToTheNextBar() {
    assertEquals(List.of(0, 24), slots(0, 3790));
  }

  @Test
  void whatIsStruckJustBeforeTheEndStaysInside() {
    assertEquals(List.of(0, 47), slots(0, 7640));
  }
}
