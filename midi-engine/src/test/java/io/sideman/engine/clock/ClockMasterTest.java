package io.sideman.engine.clock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class ClockMasterTest {
  private record Sent(long tick, int message) {}

  private final List<Sent> sent = new ArrayList<>();
  private final ClockMaster master =
      new ClockMaster((tick, message) -> sent.add(new Sent(tick, message)));

  @Test
  void sendsTwentyFourClocksToTheQuarterFromStartToStop() {
    master.start(0);
    for (long tick = 17; tick < 960; tick += 17) {
      master.advance(tick);
    }
    master.advance(960);
    master.stop(960);
    master.advance(2000);
    assertEquals(new Sent(0, MidiMessage.START), sent.getFirst());
    assertEquals(new Sent(960, MidiMessage.STOP), sent.getLast());
    assertEquals(26, sent.size());
    for (int clock = 0; clock < 24; clock++) {
      assertEquals(new Sent(clock * 40L, MidiMessage.CLOCK), sent.get(clock + 1));
    }
  }

  @Test
  void tellsTheSongPositionBeforeItContinues() {
    master.start(200 * 240);
    master.advance(200 * 240 + 1);
    assertEquals(
        List.of(
            new Sent(48_000, MidiMessage.of(ClockSlave.SONG_POSITION, 200 & 127, 1)),
            new Sent(48_000, MidiMessage.CONTINUE),
            new Sent(48_000, MidiMessage.CLOCK)),
        sent);
  }

  @Test
  void losesNoClockWhenThereIsNoRoom() {
    int[] asked = {0};
    var crowded =
        new ClockMaster(
            (tick, message) -> asked[0]++ % 3 == 2 && sent.add(new Sent(tick, message)));
    crowded.start(0);
    for (int i = 0; i < 400; i++) {
      crowded.advance(960);
    }
    crowded.stop(960);
    crowded.advance(960);
    crowded.advance(960);
    crowded.advance(960);
    assertTrue(crowded.refused() > 0);
    assertEquals(26, sent.size());
    assertEquals(MidiMessage.START, sent.getFirst().message());
    assertEquals(MidiMessage.STOP, sent.getLast().message());
  }

  @Test
  void ourOwnSlaveStandsOnTheSameTicks() {
    TempoMap tempos =
        TempoMap.of(
            List.of(
                new TempoMap.Change(0, 500_000),
                new TempoMap.Change(960 * 16, 420_000),
                new TempoMap.Change(960 * 32, 640_000)));
    var slave = new ClockSlave();
    master.start(960 * 4);
    master.advance(960 * 48);
    for (Sent one : sent) {
      long nanos = tempos.nanosAt(one.tick());
      slave.hear(nanos, one.message());
      if (one.message() == MidiMessage.CLOCK && isSettled(one.tick())) {
        assertEquals(one.tick(), slave.positionTick());
        assertEquals((double) one.tick(), slave.tickAt(nanos), 0.5);
        assertEquals(tempos.bpmAt(one.tick()), slave.bpm(), 0.05);
      }
    }
    slave.hear(tempos.nanosAt(960L * 48), MidiMessage.STOP);
    assertEquals(960 * 48, slave.positionTick());
    assertFalse(slave.isRunning());
  }

  // Two beats after each change of tempo.
  private static boolean isSettled(long tick) {
    return tick >= 960 * 6 && tick < 960 * 16
        || tick >= 960 * 18 && tick < 960 * 32
        || tick >= 960 * 34;
  }
}
