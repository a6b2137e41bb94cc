package io.sideman.corpus.touch;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.sideman.engine.event.Note;
import io.sideman.players.tokens.Drum;
import java.util.List;
import org.junit.jupiter.api.Test;

class TapFoldTest {
  private static final List<Note> PLAYED =
      List.of(
          new Note(0, 60, Drum.KICK.key(), 70, 9),
          new Note(5, 60, Drum.CLOSED_HAT.key(), 90, 9),
          new Note(480, 60, Drum.CLOSED_HAT.key(), 50, 9),
          new Note(720, 60, Drum.SNARE.key(), 30, 9),
          new Note(960, 60, Drum.SNARE.key(), 100, 9));

  private static List<List<Long>> taps(TapFold fold) {
    return fold.of(PLAYED).stream()
        .map(tap -> List.of(tap.startTick(), (long) tap.velocity()))
        .toList();
  }

  @Test
  void theLoudestHitOfA16thIsTheTap() {
    assertEquals(
        List.of(List.of(5L, 90L), List.of(480L, 50L), List.of(720L, 30L), List.of(960L, 100L)),
        taps(TapFold.ALL));
  }

  @Test
  void theBackboneIsKickAndFirmSnare() {
    assertEquals(List.of(List.of(0L, 70L), List.of(960L, 100L)), taps(TapFold.BACKBONE));
  }

  @Test
  void noDrumIsNamedByATap() {
    assertEquals(
        List.of(Drum.SNARE.key()),
        TapFold.ALL.of(PLAYED).stream().map(Note::key).distinct().toList());
  }
}
