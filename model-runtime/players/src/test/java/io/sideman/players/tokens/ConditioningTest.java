package io.sideman.players.tokens;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ConditioningTest {
  private final int[] active = new int[Conditioning.MAX_ACTIVE];
  private final RecentSteps recent = new RecentSteps();

  @ParameterizedTest
  @EnumSource(Role.class)
  void indicesAscendWithinTheInput(Role role) {
    var conditioning = new Conditioning(codec(role), 2);
    var random = new SplittableRandom(3);
    for (int trial = 0; trial < 500; trial++) {
      int count = conditioning.features(random(random, trial), recent, active);
      assertTrue(count < Conditioning.MAX_ACTIVE);
      for (int i = 1; i < count; i++) {
        assertTrue(active[i] > active[i - 1], "trial " + trial + ", place " + i);
      }
      assertTrue(active[count - 1] < conditioning.inputs());
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void transposingEverythingChangesNothing(Role role) {
    var conditioning = new Conditioning(codec(role), 2);
    var context = new StepContext();
    int[] first = new int[0];
    for (int semitones = 0; semitones < 12; semitones++) {
      context.key = new Key(2, true).transpose(semitones);
      context.chord = new Chord(7, Quality.MIN7, 10).transpose(semitones);
      context.nextChord = Chord.of(0, Quality.DOM7).transpose(semitones);
      context.stepsToNextChord = 5;
      context.notes(Role.BASS).clear();
      context.notes(Role.BASS).tryAdd(34 + semitones, 80, 240, 0);
      int[] now = Arrays.copyOf(active, conditioning.features(context, recent, active));
      first = semitones == 0 ? now : first;
      assertArrayEquals(first, now, "up " + semitones);
    }
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void theLastTwoBarsAreSeen(Role role) {
    RoleCodec codec = codec(role);
    var conditioning = new Conditioning(codec, 2);
    var context = new StepContext();
    context.step = 40;
    recent.put(40 - 16, new int[] {3, 9}, 2);
    recent.put(40 - 32, new int[] {5}, 1);
    conditioning.features(context, recent, active);
    int v = codec.vocabulary();
    assertArrayEquals(new int[] {v + 3, v + 9, 2 * v + 5}, Arrays.copyOf(active, 3));
  }

  @ParameterizedTest
  @EnumSource(Role.class)
  void nothingIsAllocated(Role role) {
    var conditioning = new Conditioning(codec(role), 2);
    var context = random(new SplittableRandom(5), 100);
    for (int i = 0; i < 20_000; i++) {
      conditioning.features(context, recent, active);
    }
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    for (int i = 0; i < 1_000; i++) {
      conditioning.features(context, recent, active);
    }
    assertEquals(0, threads.getCurrentThreadAllocatedBytes() - before);
  }

  private static RoleCodec codec(Role role) {
    return role == Role.DRUMS ? new DrumCodec() : TonalCodec.of(role);
  }

  private StepContext random(SplittableRandom random, int step) {
    var context = new StepContext();
    context.step = step;
    context.stepInBar = random.nextInt(16);
    context.chord = random.nextInt(8) == 0 ? Chord.NONE : Chord.of(step, Quality.SUS4);
    context.intensity = random.nextInt(4) == 0 ? Double.NaN : random.nextDouble();
    context.stepsSinceChord = random.nextInt(40);
    context.performerSilentSteps = random.nextInt(20);
    context.notes(Role.DRUMS).tryAdd(35 + random.nextInt(20), 90, 60, 0);
    context.notes(Role.KEYS).tryAdd(50 + random.nextInt(20), 90, 60, 0);
    recent.put(step, new int[] {1, 2}, 2);
    return context;
  }
}
