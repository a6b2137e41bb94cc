package io.sideman.engine.schedule;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoteLaneTest {
  private static final int REACTION = 20;

  private static final class Written implements EventSink {
    private final List<String> sent = new ArrayList<>();

    @Override
    public void noteOn(Role role, long tick, int key, int velocity) {
      sent.add(tick + " on " + role + " " + key + " " + velocity);
    }

    @Override
    public void noteOff(Role role, long tick, int key) {
      sent.add(tick + " off " + role + " " + key);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 5, 8, 13, 42, 2026})
  void ordersThatComeLateByLessThanTheReactionPlayAlike(long seed) {
    var random = new SplittableRandom(seed);
    var lane = new SlowLane(random.split(), REACTION - 1);
    var scheduler = new Scheduler(lane);
    var sink = new Written();
    scheduler.restart(0);
    long now = 0;
    for (int decision = 0; decision < 2000; decision++) {
      now += random.nextInt(60);
      scheduler.drain(now, sink);
      lane.play(now);
      lane.decideAt(now);
      for (int i = random.nextInt(6); i > 0; i--) {
        decide(random, scheduler, now + REACTION);
      }
    }
    scheduler.releaseAll(now + REACTION, sink);
    lane.play(now + 10_000);
    assertTrue(sink.sent.size() > 1000, "the test must play something");
    for (int i = 0; i < sink.sent.size(); i++) {
      assertEquals(sink.sent.get(i), lane.sent().get(i), "seed " + seed + ", event " + i);
    }
    assertEquals(sink.sent.size(), lane.sent().size(), "seed " + seed);
  }

  /// Something that takes effect from `tick` on.
  private static void decide(SplittableRandom random, Scheduler scheduler, long tick) {
    Role role = Role.values()[random.nextInt(3)];
    int key = 40 + random.nextInt(8);
    switch (random.nextInt(8)) {
      case 0 -> scheduler.recall(role, tick + random.nextInt(30));
      case 1, 2 -> scheduler.release(role, key, tick + random.nextInt(60));
      default -> {
        long start = tick + random.nextInt(300);
        scheduler.offer(role, start, start + random.nextInt(400), key, 1 + random.nextInt(127));
      }
    }
  }

  @Test
  void namesEveryNoteOnceAndNeverZero() {
    var ids = new HashSet<Integer>();
    var scheduler =
        new Scheduler(
            new NoteLane() {
              @Override
              public boolean offer(
                  Role role, int id, long startTick, long endTick, int key, int velocity) {
                assertTrue(id != 0 && ids.add(id), "id " + id);
                return true;
              }

              @Override
              public void recall(Role role, long fromTick) {}

              @Override
              public boolean release(Role role, int id, int key, long tick) {
                return true;
              }
            });
    for (int i = 0; i < 1000; i++) {
      scheduler.offer(Role.BASS, i, i + 1, 40, 90);
    }
    assertEquals(1000, ids.size());
  }

  @Test
  void playsNothingThatTheLaneRefused() {
    var scheduler = new Scheduler(new Refusing());
    var sink = new Written();
    assertFalse(scheduler.offer(Role.BASS, 0, 100, 41, 90));
    assertTrue(scheduler.offer(Role.BASS, 0, 100, 40, 90));
    scheduler.release(Role.BASS, 40, 50);
    scheduler.drain(1000, sink);
    assertEquals(List.of("0 on BASS 40 90", "100 off BASS 40"), sink.sent);
    assertEquals(1, scheduler.refused());
  }

  /// Has room for key 40 only, and none for releases.
  private static final class Refusing implements NoteLane {
    @Override
    public boolean offer(Role role, int id, long startTick, long endTick, int key, int velocity) {
      return key == 40;
    }

    @Override
    public void recall(Role role, long fromTick) {}

    @Override
    public boolean release(Role role, int id, int key, long tick) {
      return false;
    }
  }
}
