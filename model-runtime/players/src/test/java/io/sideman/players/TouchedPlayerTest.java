package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.touch.TinyTouch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TouchedPlayerTest {
  private static final Style ROCK =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets"))).find("rock");
  private static final int STEPS = 64;

  private final StepContext context = new StepContext();

  private String step(TouchedPlayer player, long step, double adventure) {
    context.step = step;
    context.stepInBar = (int) (step % 16);
    context.bar = step / 16;
    context.barInSection = (int) (step / 16);
    context.chord = Chord.of(0, Quality.MAJ);
    context.nextChord = context.chord;
    context.adventure = adventure;
    var notes = new StepNotes();
    player.plan(context, notes);
    player.save(step);
    var text = new StringBuilder();
    for (int i = 0; i < notes.count(); i++) {
      text.append(notes.key(i)).append(':').append(notes.lengthTicks(i)).append(':');
      text.append(notes.velocity(i)).append('@').append(notes.offsetTicks(i)).append(' ');
    }
    return text.toString();
  }

  private List<String> play(TouchedPlayer player, double adventure) {
    player.reset(1);
    var steps = new ArrayList<String>();
    for (long step = 0; step < STEPS; step++) {
      steps.add(step(player, step, adventure));
    }
    return steps;
  }

  private static TouchedPlayer touched(Role role) {
    return new TouchedPlayer(new PatternPlayer(ROCK, role), TinyTouch.straying(), ROCK);
  }

  /// Which notes, without how they are played.
  private static String score(List<String> steps) {
    return String.join("|", steps).replaceAll(":-?\\d+@-?\\d+", "");
  }

  @Test
  void withoutAdventureThePatternStaysAsItIs() {
    var player = new PatternPlayer(ROCK, Role.DRUMS);
    var steady = new TouchedPlayer(player, TinyTouch.steady(), ROCK);

    assertEquals(play(touched(Role.DRUMS), 0), play(steady, 0));
  }

  @Test
  void theNotesStayAndTheirTouchChanges() {
    for (Role role : new Role[] {Role.DRUMS, Role.BASS, Role.KEYS}) {
      List<String> written = play(touched(role), 0);
      List<String> played = play(touched(role), 0.5);

      assertEquals(score(written), score(played));
      assertNotEquals(written, played);
    }
  }

  @Test
  void aStepPlannedAgainIsTheSame() {
    var player = touched(Role.DRUMS);
    List<String> once = play(player, 0.5);

    player.restore(39);

    for (int step = 40; step < STEPS; step++) {
      assertEquals(once.get(step), step(player, step, 0.5), "step " + step);
    }
  }

  @Test
  void drumsAreAsLateAsLearnedInProportion() {
    var steady = new TouchedPlayer(new PatternPlayer(ROCK, Role.DRUMS), TinyTouch.steady(), ROCK);

    double bold = lateness(play(steady, 1));

    // rock is as loose as 7 of 8 ticks; its drums are written 3 ticks early, half of which stays
    assertEquals(7 / 8.0 * 18.5 - 3 / 8.0, bold, 1.5);
    assertTrue(lateness(play(steady, 0.3)) < bold - 3, "less with less adventure");
  }

  private static double lateness(List<String> steps) {
    return steps.stream()
        .flatMap(step -> java.util.Arrays.stream(step.split(" ")))
        .filter(note -> note.contains("@"))
        .mapToInt(note -> Integer.parseInt(note.substring(note.indexOf('@') + 1)))
        .average()
        .orElse(0);
  }

  @Test
  void playingAllocatesNothing() {
    var player = touched(Role.KEYS);
    var notes = new StepNotes();
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    play(player, 0.5);
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < 100; step++) {
        notes.clear();
        player.plan(context, notes);
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes in 100 steps");
  }
}
