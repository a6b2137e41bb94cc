package io.sideman.engine.listen.beat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.Note;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class GridTrustTest {
  // A chord on each beat and an eighth after it, stretched and moved against the file's grid.
  private static List<Note> playing(double stretch, long shiftTicks, int jitterTicks) {
    var random = new SplittableRandom(4);
    var notes = new ArrayList<Note>();
    for (int beat = 0; beat < 64; beat++) {
      long jitter = jitterTicks == 0 ? 0 : random.nextInt(2 * jitterTicks) - jitterTicks;
      long at = Math.round(beat * 960 * stretch) + shiftTicks + jitterTicks + jitter;
      notes.add(new Note(at, 900, 40, 80, 0));
      notes.add(new Note(at, 900, 64, 80, 0));
      notes.add(new Note(at + Math.round(480 * stretch), 300, 67, 80, 0));
    }
    return notes;
  }

  @Test
  void believesQuantisedMusic() {
    var verdict = GridTrust.judge(playing(1, 0, 0));
    assertTrue(verdict.isTrusted());
    assertEquals(1, verdict.alignment(), 0.15);
  }

  @Test
  void believesPlayingToAClick() {
    assertTrue(GridTrust.judge(playing(1, -20, 20)).isTrusted());
  }

  @Test
  void doubtsAPerformanceAtAnotherTempo() {
    assertFalse(GridTrust.judge(playing(1.077, 0, 0)).isTrusted());
  }

  @Test
  void doubtsAFileWhoseBeatsLieAnEighthAway() {
    assertFalse(GridTrust.judge(playing(1, 480, 0)).isTrusted());
  }

  @Test
  void believesTheFileWhenThereIsTooLittleToJudge() {
    assertTrue(GridTrust.judge(List.of(new Note(77, 10, 60, 80, 0))).isTrusted());
  }
}
