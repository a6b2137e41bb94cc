package io.sideman.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchedulerTest {
  private final Scheduler scheduler = new Scheduler();
  private final List<String> sent = new ArrayList<>();
  private final EventSink sink =
      new EventSink() {
        @Override
        public void noteOn(Role role, long tick, int key, int velocity) {
          sent.add(tick + " on " + role.id() + " " + key);
        }

        @Override
        public void noteOff(Role role, long tick, int key) {
          sent.add(tick + " off " + role.id() + " " + key);
        }
      };

  @Test
  void sendsEventsInOrderOfTheirTicks() {
    scheduler.offer(Role.BASS, 480, 960, 40, 90);
    scheduler.offer(Role.KEYS, 0, 480, 60, 90);
    scheduler.drain(2000, sink);
    assertEquals(
        List.of("0 on keys 60", "480 off keys 60", "480 on bass 40", "960 off bass 40"), sent);
  }

  @Test
  void holdsBackWhatIsNotDueYet() {
    scheduler.offer(Role.BASS, 480, 960, 40, 90);
    scheduler.drain(480, sink);
    assertEquals(List.of(), sent);
    scheduler.drain(481, sink);
    assertEquals(List.of("480 on bass 40"), sent);
  }

  @Test
  void endsASoundingKeyBeforeStrikingItAgain() {
    scheduler.offer(Role.PAD, 0, 1000, 60, 90);
    scheduler.offer(Role.PAD, 500, 800, 60, 90);
    scheduler.drain(5000, sink);
    assertEquals(List.of("0 on pad 60", "500 off pad 60", "500 on pad 60", "800 off pad 60"), sent);
  }

  @Test
  void recallsWhatHasNotSoundedAndKeepsTheOffs() {
    scheduler.offer(Role.BASS, 0, 900, 40, 90);
    scheduler.offer(Role.BASS, 300, 600, 43, 90);
    scheduler.offer(Role.KEYS, 300, 600, 64, 90);
    scheduler.drain(100, sink);
    scheduler.recall(Role.BASS, 100);
    scheduler.drain(2000, sink);
    assertEquals(
        List.of("0 on bass 40", "300 on keys 64", "600 off keys 64", "900 off bass 40"), sent);
  }

  @Test
  void playsWhatStartsBeforeTheMomentOfARecall() {
    scheduler.offer(Role.BASS, 300, 900, 40, 90);
    scheduler.offer(Role.BASS, 400, 900, 43, 90);
    scheduler.recall(Role.BASS, 400);
    scheduler.offer(Role.BASS, 400, 800, 45, 90);
    scheduler.drain(2000, sink);
    assertEquals(
        List.of("300 on bass 40", "400 on bass 45", "800 off bass 45", "900 off bass 40"), sent);
  }

  @Test
  void endsWhatWillRingByTheMomentOfARelease() {
    scheduler.offer(Role.PAD, 0, 900, 60, 90);
    scheduler.offer(Role.PAD, 300, 900, 64, 90);
    scheduler.offer(Role.PAD, 400, 900, 67, 90);
    scheduler.drain(200, sink);
    assertEquals(900, scheduler.ringsUntil(Role.PAD, 60, 350));
    assertEquals(900, scheduler.ringsUntil(Role.PAD, 64, 350));
    assertEquals(Scheduler.SILENT, scheduler.ringsUntil(Role.PAD, 67, 350));
    for (int key : new int[] {60, 64, 67}) {
      scheduler.release(Role.PAD, key, 350);
    }
    scheduler.drain(2000, sink);
    assertEquals(
        List.of(
            "0 on pad 60",
            "300 on pad 64",
            "350 off pad 60",
            "350 off pad 64",
            "400 on pad 67",
            "900 off pad 67"),
        sent);
  }

  @Test
  void releasesEarlyButNeverInThePast() {
    scheduler.offer(Role.BASS, 0, 900, 40, 90);
    scheduler.drain(200, sink);
    scheduler.release(Role.BASS, 40, 50);
    scheduler.drain(300, sink);
    assertEquals(List.of("0 on bass 40", "200 off bass 40"), sent);
  }

  @Test
  void refusesAndCountsWhenFull() {
    for (int i = 0; i < Scheduler.CAPACITY; i++) {
      assertTrue(scheduler.offer(Role.BASS, i, i + 1, 40, 90));
    }
    assertFalse(scheduler.offer(Role.BASS, 0, 1, 41, 90));
    assertEquals(1, scheduler.refused());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void everyNoteOnGetsItsNoteOffWhateverHappens(long seed) {
    var random = new SplittableRandom(seed);
    var sounding = new int[Role.values().length][128];
    var last = new long[] {Long.MIN_VALUE};
    var check =
        new EventSink() {
          @Override
          public void noteOn(Role role, long tick, int key, int velocity) {
            assertTrue(tick >= last[0], "events must not go back, seed " + seed);
            last[0] = tick;
            assertEquals(1, ++sounding[role.ordinal()][key], "seed " + seed + " tick " + tick);
          }

          @Override
          public void noteOff(Role role, long tick, int key) {
            assertTrue(tick >= last[0], "events must not go back, seed " + seed);
            last[0] = tick;
            assertEquals(0, --sounding[role.ordinal()][key], "seed " + seed + " tick " + tick);
          }
        };
    long now = 0;
    for (int step = 0; step < 20_000; step++) {
      Role role = Role.values()[random.nextInt(5)];
      int key = 40 + random.nextInt(12);
      switch (random.nextInt(12)) {
        case 0 -> scheduler.recall(role, now + random.nextInt(-50, 200));
        case 1 -> scheduler.release(role, key, now + random.nextInt(-50, 200));
        case 2 -> {
          if (random.nextInt(50) == 0) {
            scheduler.releaseAll(now, check);
            assertEquals(0, scheduler.soundingCount());
          }
        }
        case 3, 4, 5 -> {
          now += random.nextInt(100);
          scheduler.drain(now, check);
        }
        default -> {
          long start = now + random.nextInt(-30, 400);
          scheduler.offer(role, start, start + random.nextInt(600), key, 1 + random.nextInt(127));
        }
      }
    }
    scheduler.releaseAll(now, check);
    for (int[] keys : sounding) {
      for (int count : keys) {
        assertEquals(0, count, "nothing may hang, seed " + seed);
      }
    }
  }
}
