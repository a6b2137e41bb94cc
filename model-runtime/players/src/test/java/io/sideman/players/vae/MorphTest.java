package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import java.util.List;
import org.junit.jupiter.api.Test;

class MorphTest {
  private static final Passage ROCK = Passage.of(TestLoops.rock());
  private static final Passage SWING = Passage.of(TestLoops.swing());
  private static final List<Passage> STEPS = new Morph(TestLoops.SHIPPED, ROCK, SWING).steps(9);

  @Test
  void theEndsAreTheLoopsThemselves() {
    assertEquals(ROCK.parts(), STEPS.getFirst().parts());
    assertEquals(SWING.parts(), STEPS.getLast().parts());
    assertEquals(9, STEPS.size());
  }

  @Test
  void everyStepIsFartherFromTheFirstAndNearerToTheLast() {
    for (int i = 1; i < STEPS.size(); i++) {
      Passage before = STEPS.get(i - 1);
      Passage step = STEPS.get(i);
      assertTrue(
          PassageDistance.cellsApart(ROCK, step) >= PassageDistance.cellsApart(ROCK, before),
          "step " + i);
      assertTrue(
          PassageDistance.cellsApart(SWING, step) <= PassageDistance.cellsApart(SWING, before),
          "step " + i);
    }
  }

  @Test
  void theKeyGoesRoundTheCircleOfFifths() {
    List<Integer> tonics = STEPS.stream().map(step -> step.keys().at(0).tonic()).toList();
    assertEquals(List.of(0, 7, 7, 2, 2, 9, 9, 4, 4), tonics); // C G D A E, two steps each
    Chord middle = STEPS.get(4).chords().at(0);
    assertEquals(2, middle.root(), "the second loop's first chord, on the tonic of the step");
    assertEquals(new Key(4, false), STEPS.getLast().keys().at(0));
  }

  @Test
  void betweenTheEndsEveryTonalNoteFitsAndSomebodyPlays() {
    for (Passage step : STEPS.subList(1, STEPS.size() - 1)) {
      for (Role role : List.of(Role.BASS, Role.KEYS, Role.LEAD)) {
        for (Note note : step.notes(role)) {
          assertTrue(Harmonies.fits(step, note.key(), note.startTick()), role + " " + note);
        }
      }
      for (Role role : List.of(Role.DRUMS, Role.BASS, Role.KEYS)) {
        assertFalse(step.notes(role).isEmpty(), role.id());
      }
    }
  }

  @Test
  void aLoopWalksToItselfWithoutMoving() {
    for (Passage step : new Morph(TestLoops.SHIPPED, ROCK, ROCK).steps(4)) {
      assertEquals(0, PassageDistance.cellsApart(ROCK, step));
    }
  }

  @Test
  void fewerThanTwoStepsAreRefused() {
    var morph = new Morph(TestLoops.SHIPPED, ROCK, SWING);
    assertThrows(IllegalArgumentException.class, () -> morph.steps(1));
  }
}
