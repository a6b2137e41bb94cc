package io.sideman.engine.conduct;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConductorTest {
  private static final Chord C = Chord.of(0, Quality.MAJ);
  private static final Chord G = Chord.of(7, Quality.MAJ);
  private static final Chord F = Chord.of(5, Quality.MAJ);

  private static final int REACTION = 19; // 10 ms at 120 bpm, in ticks

  /// Holds the root of the chord whenever a chord begins, and every four steps.
  private static final class RootPlayer implements RolePlayer {
    private final List<String> seen = new ArrayList<>();
    private long lastRestored = Long.MIN_VALUE;
    private int lengthSteps = 4;

    @Override
    public Role role() {
      return Role.BASS;
    }

    @Override
    public void reset(long seed) {}

    @Override
    public void plan(StepContext c, StepNotes out) {
      seen.add(c.step + " " + c.chord + "->" + c.nextChord + " in " + c.stepsToNextChord);
      if (c.stepsSinceChord == 0 || c.stepInBar % 4 == 0) {
        out.tryAdd(36 + c.chord.root(), 80, lengthSteps * Ticks.PER_STEP, 0);
      }
    }

    @Override
    public void save(long step) {}

    @Override
    public void restore(long step) {
      lastRestored = step;
    }
  }

  /// Live harmony by hand: one chord now, changed from outside.
  private static final class TurningHarmony implements HarmonyOutlook {
    private Chord chord = C;
    private boolean turned;

    void turn(Chord to) {
      chord = to;
      turned = true;
    }

    @Override
    public Chord chordAt(long step) {
      return chord;
    }

    @Override
    public Key keyAt(long step) {
      return new Key(0, false);
    }

    @Override
    public boolean update(long tick, long fromStep) {
      boolean result = turned;
      turned = false;
      return result;
    }

    @Override
    public boolean react(long tick, long fromStep) {
      return update(tick, fromStep);
    }
  }

  private final Scheduler scheduler = new Scheduler();
  private final Capture capture = new Capture(Capture.LIVE_CAPACITY);
  private final RootPlayer player = new RootPlayer();

  private Conductor conductor(HarmonyOutlook harmony) {
    var outlook =
        new Conductor.Outlook(
            harmony, new CountedForm(), new SteadyPerformer(0.6), MeterMap.of(Meter.COMMON));
    return new Conductor(List.of(player), BandSettings.defaults(1), outlook, scheduler, 16);
  }

  private void play(Conductor conductor, long fromTick, long untilTick) {
    for (long tick = fromTick; tick < untilTick; tick += Conductor.PULSE_TICKS) {
      conductor.pulse(tick, 120);
      scheduler.drain(tick + Conductor.PULSE_TICKS, capture);
    }
  }

  private List<Note> played(long untilTick) {
    scheduler.releaseAll(untilTick, capture);
    return capture.notes(Role.BASS, 0);
  }

  @Test
  void plansOneBarAheadAndKnowsTheNextChord() {
    var chords =
        Timeline.of(Chord.NONE, List.of(new Timeline.Span<>(0L, C), new Timeline.Span<>(3840L, F)));
    var keys = Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of());
    var conductor = conductor(new KnownHarmony(chords, keys));
    conductor.start(0);
    play(conductor, 0, 2 * Ticks.PER_STEP);
    assertEquals(17, conductor.plan().end());
    assertEquals("0 C->F in 16", player.seen.getFirst());
    assertEquals("15 C->F in 1", player.seen.get(15));
  }

  @Test
  void playsEveryPlannedNoteOnItsTickOnce() {
    var conductor = conductor(new TurningHarmony());
    conductor.start(0);
    play(conductor, 0, 2 * 3840);
    var notes = played(2 * 3840);
    assertEquals(8, notes.size());
    for (int i = 0; i < 8; i++) {
      assertEquals(i * 960L, notes.get(i).startTick());
      assertEquals(960, notes.get(i).lengthTicks());
    }
  }

  @Test
  void replansWhatIsNotFinalWhenTheChordTurns() {
    var harmony = new TurningHarmony();
    var conductor = conductor(harmony);
    conductor.start(0);
    play(conductor, 0, 1200);
    harmony.turn(G);
    play(conductor, 1200, 3840);
    var notes = played(3840);
    assertEquals(1, conductor.replans());
    Note cut = notes.get(1);
    assertEquals(36, cut.key());
    assertEquals(1200 + REACTION, cut.endTick(), "the old root must not ring into the new chord");
    Note first = notes.get(2);
    assertEquals(43, first.key());
    assertTrue(first.startTick() - 1200 <= Ticks.PER_STEP, "struck at once: " + first);
    assertEquals(player.lastRestored + 1, first.startTick() / Ticks.PER_STEP);
  }

  @Test
  void playsAYoungStepAnewTenMillisecondsAfterAStroke() {
    var harmony = new TurningHarmony();
    var conductor = conductor(harmony);
    conductor.start(0);
    play(conductor, 0, 1920);
    conductor.pulse(1920, 120);
    harmony.turn(G);
    strike(conductor, 1930);
    play(conductor, 2040, 3840);
    var notes = played(3840);
    Note cut = notes.get(2);
    assertEquals(new Note(1920, 10 + REACTION, 36, cut.velocity(), cut.channel()), cut);
    Note first = notes.get(3);
    assertEquals(43, first.key());
    assertEquals(1930 + REACTION, first.startTick());
    assertEquals(2880, first.endTick(), "it ends where it would have ended");
    assertEquals(2880, notes.get(4).startTick(), "and is not struck again before its time");
  }

  @Test
  void answersAStrokeBeforeItPlansTheBar() {
    var harmony = new TurningHarmony();
    var conductor = conductor(harmony);
    conductor.start(0);
    play(conductor, 0, 1920);
    conductor.pulse(1920, 120);
    player.seen.clear();
    harmony.turn(G);
    strike(conductor, 1930);
    assertEquals(List.of(8, 9), steps(player.seen), "120 ms are one step");
    play(conductor, 2040, 2 * 3840);
    List<Integer> later = steps(player.seen);
    assertEquals(IntStream.range(8, 47).boxed().toList(), later, "the rest once, in order");
  }

  private static List<Integer> steps(List<String> seen) {
    return seen.stream().map(text -> Integer.valueOf(text.split(" ", -1)[0])).toList();
  }

  @Test
  void playsTheComingStepEarlyWithAnEarlyStroke() {
    var harmony = new TurningHarmony();
    var conductor = conductor(harmony);
    conductor.start(0);
    play(conductor, 0, 1800);
    conductor.pulse(1800, 120);
    harmony.turn(G);
    strike(conductor, 1850);
    play(conductor, 1920, 3840);
    var notes = played(3840);
    assertEquals(1850 + REACTION, notes.get(1).endTick());
    Note first = notes.get(2);
    assertEquals(43, first.key());
    assertEquals(1850 + REACTION, first.startTick());
    assertEquals(2880, first.endTick());
    assertEquals(2880, notes.get(3).startTick());
  }

  @Test
  void letsAToneThatBothChordsShareGoOnRinging() {
    var harmony = new TurningHarmony();
    var conductor = conductor(harmony);
    conductor.start(0);
    play(conductor, 0, 1920);
    conductor.pulse(1920, 120);
    harmony.turn(Chord.of(0, Quality.MIN));
    strike(conductor, 1930);
    play(conductor, 2040, 3840);
    var notes = played(3840);
    assertEquals(4, notes.size());
    assertEquals(960, notes.get(2).lengthTicks(), "the root is in both chords");
  }

  @Test
  void aBassHoldsOneNoteAtATime() {
    var chords =
        Timeline.of(C, List.of(new Timeline.Span<>(960L, F), new Timeline.Span<>(1920L, C)));
    var keys = Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of());
    player.lengthSteps = 7;
    var conductor = conductor(new KnownHarmony(chords, keys));
    conductor.start(0);
    play(conductor, 0, 2880);
    var notes = played(2880);
    assertEquals(List.of(36, 41, 36), notes.stream().map(Note::key).toList());
    assertEquals(List.of(960L, 960L, 960L), notes.stream().map(Note::lengthTicks).toList());
  }

  private void strike(Conductor conductor, long tick) {
    scheduler.drain(tick, capture);
    conductor.react(tick, 120);
  }

  @Test
  void setsUpEverySectionChangeWithAFill() {
    var fills = new ArrayList<Long>();
    var listening =
        new RolePlayer() {
          @Override
          public Role role() {
            return Role.DRUMS;
          }

          @Override
          public void reset(long seed) {}

          @Override
          public void plan(StepContext c, StepNotes out) {
            if (c.fill && c.stepInBar == 0) {
              fills.add(c.bar);
            }
            assertEquals(c.bar / 8 % 4 == 2 ? SectionKind.B : SectionKind.A, c.section);
          }

          @Override
          public void save(long step) {}

          @Override
          public void restore(long step) {}
        };
    var outlook =
        new Conductor.Outlook(
            new TurningHarmony(),
            new CountedForm(),
            new SteadyPerformer(0.6),
            MeterMap.of(Meter.COMMON));
    var conductor =
        new Conductor(List.of(listening), BandSettings.defaults(1), outlook, scheduler, 16);
    conductor.start(0);
    play(conductor, 0, 24 * 3840);
    assertEquals(List.of(7L, 15L, 23L), fills.subList(0, 3));
  }
}
