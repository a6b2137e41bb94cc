package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.time.Meter;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A player on stage meets everything: it must neither fail nor leave its range, whatever stands in
/// the context.
class AnyContextTest {
  private static final StyleLibrary LIBRARY =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
  private static final Meter[] METERS = {
    new Meter(4, 4), new Meter(3, 4), new Meter(6, 8), new Meter(7, 8), new Meter(5, 4),
    new Meter(1, 4), new Meter(1, 16), new Meter(15, 8), new Meter(3, 2), new Meter(7, 16),
    new Meter(32, 4), new Meter(3, 32)
  };

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void playsSomethingPlayable(long seed) {
    var random = new SplittableRandom(seed);
    for (Style style : LIBRARY.list()) {
      for (Role role : Role.values()) {
        var player = new PatternPlayer(style, role);
        player.reset(seed);
        var context = new StepContext();
        for (int step = 0; step < 800; step++) {
          fill(context, step, random);
          StepNotes out = context.notes(role);
          out.clear();
          player.plan(context, out);
          check(style, role, out, "seed " + seed + ", step " + step);
          player.save(step);
          if (random.nextInt(50) == 0) {
            player.restore(Math.max(-1, step - random.nextInt(100)));
          }
        }
      }
    }
  }

  private static void check(Style style, Role role, StepNotes out, String where) {
    RoleVoice voice = style.voice(role);
    String who = style.id() + " " + role.id() + ", " + where;
    assertTrue(out.count() <= voice.maxVoices(), who + ": " + out.count() + " voices");
    for (int i = 0; i < out.count(); i++) {
      assertTrue(voice.inRange(out.key(i)), who + ": key " + out.key(i));
      assertTrue(out.velocity(i) >= 1 && out.velocity(i) <= 127, who + ": " + out.velocity(i));
      assertTrue(Math.abs(out.offsetTicks(i)) < 120, who + ": offset " + out.offsetTicks(i));
      assertTrue(out.lengthTicks(i) >= 1, who + ": length " + out.lengthTicks(i));
    }
  }

  private static void fill(StepContext context, int step, SplittableRandom random) {
    Meter meter = METERS[random.nextInt(METERS.length)];
    context.step = step;
    context.barSteps = meter.barSteps();
    context.beatSteps = MeterFit.beatSteps(meter);
    context.stepInBar = random.nextInt(context.barSteps);
    context.bar = random.nextInt(1000);
    context.section = SectionKind.values()[random.nextInt(SectionKind.values().length)];
    context.barInSection = random.nextInt(40);
    context.barsToSectionChange =
        random.nextBoolean() ? 1 + random.nextInt(8) : StepContext.UNKNOWN;
    context.fill = random.nextInt(4) == 0;
    context.chord = chord(random);
    context.nextChord = random.nextBoolean() ? context.chord : chord(random);
    context.stepsToNextChord = random.nextBoolean() ? 1 + random.nextInt(64) : StepContext.UNKNOWN;
    context.stepsSinceChord = random.nextInt(3) == 0 ? 0 : random.nextInt(100);
    context.key = new Key(random.nextInt(12), random.nextBoolean());
    context.tempoBpm = 20 + random.nextInt(380);
    context.intensity = random.nextDouble();
    context.density = random.nextDouble();
    context.performerOnset = random.nextBoolean();
    context.performerBusy = random.nextInt(9);
    context.performerSilentSteps = random.nextBoolean() ? random.nextInt(40) : StepContext.UNKNOWN;
    context.performerLowKey = random.nextInt(3) == 0 ? -1 : random.nextInt(80);
    context.performerHighKey =
        context.performerLowKey < 0 ? -1 : context.performerLowKey + random.nextInt(40);
  }

  private static Chord chord(SplittableRandom random) {
    if (random.nextInt(8) == 0) {
      return Chord.NONE;
    }
    Quality quality = Quality.values()[random.nextInt(Quality.values().length)];
    int root = random.nextInt(12);
    return new Chord(root, quality, random.nextInt(3) == 0 ? random.nextInt(12) : root);
  }
}
