package io.sideman.engine.style;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.PitchClass;
import io.sideman.engine.harmony.Quality;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PatternPlayerTest {
  private static final StyleLibrary LIBRARY =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
  private static final List<Chord> TWO_FIVE_ONE =
      List.of(
          Chord.of(2, Quality.MIN7),
          Chord.of(7, Quality.DOM7),
          Chord.of(0, Quality.MAJ7),
          Chord.of(9, Quality.MIN7));

  private static Rehearsal rehearsal(String id) {
    return new Rehearsal(LIBRARY.find(id), new Key(0, false), TWO_FIVE_ONE);
  }

  private static List<Rehearsal.Played> of(Role role, List<Rehearsal.Played> notes) {
    return notes.stream().filter(note -> note.role() == role).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "pop-ballad", "funk", "soul-rnb", "blues-shuffle"})
  void theSnareMarksTheBackbeat(String id) {
    List<Rehearsal.Played> drums = of(Role.DRUMS, rehearsal(id).play(16));
    int beats = 0;
    for (long bar = 8; bar < 15; bar++) {
      for (int beat : new int[] {4, 12}) {
        long step = bar * 16 + beat;
        boolean hit =
            drums.stream()
                .anyMatch(note ->
                    note.step() == step
                        && (note.key() == 38 || note.key() == 37)
                        && note.velocity() > 60);
        beats += hit ? 1 : 0;
      }
    }
    assertEquals(14, beats, id);
  }

  @Test
  void aNewSectionOpensWithACrash() {
    List<Rehearsal.Played> drums = of(Role.DRUMS, rehearsal("rock").play(17));
    assertTrue(
        drums.stream()
            .anyMatch(note -> note.step() == 128 && (note.key() == 49 || note.key() == 57)));
    assertFalse(
        drums.stream()
            .anyMatch(note -> note.step() == 0 && (note.key() == 49 || note.key() == 57)));
  }

  @Test
  void fillsUseTheTomsBeforeAChange() {
    List<Rehearsal.Played> drums = of(Role.DRUMS, rehearsal("rock").play(24));
    long inFills = drums.stream().filter(note -> isTom(note) && note.step() / 16 % 8 == 7).count();
    long elsewhere =
        drums.stream().filter(note -> isTom(note) && note.step() / 16 % 8 != 7).count();
    assertTrue(inFills >= 3, "toms in fills: " + inFills);
    assertEquals(0, elsewhere);
  }

  private static boolean isTom(Rehearsal.Played note) {
    return List.of(41, 45, 47, 50).contains(note.key());
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 5})
  void anEndingPlaysOnceAndThenTheBandIsSilent(int bars) {
    Rehearsal rehearsal = rehearsal("rock");
    rehearsal.touch =
        context -> {
          context.section = SectionKind.ENDING;
          context.barInSection = (int) context.bar;
          context.fill = false;
          context.barsToSectionChange =
              context.bar < bars ? bars - (int) context.bar : StepContext.UNKNOWN;
        };
    List<Rehearsal.Played> notes = rehearsal.play(bars + 4);
    int start = Math.max(0, bars - 2) * 16;
    assertTrue(
        notes.stream().anyMatch(note -> note.step() == start + 8 && note.key() == 49),
        "the last hit of the ending");
    assertTrue(notes.stream().noneMatch(note -> note.step() >= (bars + 1) * 16L));
    assertTrue(start == 0 || notes.stream().anyMatch(note -> note.step() == 0));
  }

  @Test
  void fillsInsideASectionAreShort() {
    Rehearsal rehearsal = rehearsal("rock");
    rehearsal.touch =
        context -> {
          context.fill = context.bar % 4 == 3;
          context.barsToSectionChange = 20;
        };
    for (Rehearsal.Played note : rehearsal.play(40)) {
      assertFalse(note.role() == Role.DRUMS && isTom(note) && note.step() % 16 < 8);
    }
  }

  @Test
  void theWalkingBassApproachesTheNextRootByStepOrFifth() {
    Rehearsal rehearsal = rehearsal("jazz-swing");
    rehearsal.touch = context -> context.intensity = 0.9;
    List<Rehearsal.Played> bass = of(Role.BASS, rehearsal.play(40));
    int steps = 0;
    int changes = 0;
    for (int i = 1; i < bass.size(); i++) {
      Rehearsal.Played note = bass.get(i);
      boolean walking = note.step() / 16 / 8 % 6 == 2 || note.step() / 16 / 8 % 6 == 4;
      if (note.step() % 16 == 0 && walking && note.step() % 128 != 0) {
        int move = Math.abs(note.key() - bass.get(i - 1).key());
        changes++;
        steps += move == 1 || move == 2 || move == 5 || move == 7 ? 1 : 0;
      }
    }
    assertTrue(changes >= 10, "changes " + changes);
    assertEquals(changes, steps);
  }

  @Test
  void chordsMoveLittle() {
    Rehearsal rehearsal = rehearsal("jazz-swing");
    List<Rehearsal.Played> keys = of(Role.KEYS, rehearsal.play(32));
    int top = -1;
    long step = -1;
    int largest = 0;
    for (Rehearsal.Played note : keys) {
      if (note.step() != step) {
        int highest =
            keys.stream()
                .filter(other -> other.step() == note.step())
                .mapToInt(Rehearsal.Played::key)
                .max()
                .orElseThrow();
        largest = top < 0 ? 0 : Math.max(largest, Math.abs(highest - top));
        top = highest;
        step = note.step();
      }
    }
    assertTrue(largest <= 5, "the top voice leapt " + largest + " semitones");
  }

  @Test
  void keysStayOutOfThePerformersRegister() {
    Rehearsal rehearsal = rehearsal("house");
    Rehearsal crowded = rehearsal("house");
    crowded.touch =
        context -> {
          context.performerLowKey = 67;
          context.performerHighKey = 84;
        };
    assertTrue(keysAbove(67, crowded) < keysAbove(67, rehearsal) / 2);
  }

  private static long keysAbove(int key, Rehearsal rehearsal) {
    return of(Role.KEYS, rehearsal.play(32)).stream().filter(note -> note.key() >= key).count();
  }

  @Test
  void theLeadRestsWhileThePerformerIsBusy() {
    Rehearsal rehearsal = rehearsal("pop-ballad");
    rehearsal.touch =
        context -> {
          boolean busy = context.bar % 8 < 4;
          context.performerBusy = busy ? 4 : 0;
          context.performerSilentSteps = busy ? 0 : context.stepInBar + 16;
          context.performerLineSteps = busy ? 1 : context.stepInBar + 16;
        };
    List<Rehearsal.Played> lead = of(Role.LEAD, rehearsal.play(40));
    assertFalse(lead.isEmpty());
    assertTrue(lead.stream().allMatch(note -> note.step() / 16 % 8 >= 4));
  }

  @Test
  void theLeadAnswersWhileTheLastNoteOfALineIsHeld() {
    Rehearsal rehearsal = rehearsal("pop-ballad");
    rehearsal.touch =
        context -> {
          context.performerBusy = 4;
          context.performerOnset = true;
          context.performerSilentSteps = 0;
          context.performerLineSteps = context.bar % 8 < 4 ? 0 : context.stepInBar + 4;
        };
    List<Rehearsal.Played> lead = of(Role.LEAD, rehearsal.play(40));
    assertFalse(lead.isEmpty());
    assertTrue(lead.stream().allMatch(note -> note.step() / 16 % 8 >= 4));
  }

  @Test
  void ghostsDropWhenTheBandThinsOut() {
    Rehearsal thin = rehearsal("funk");
    thin.touch = context -> context.density = 0.1;
    List<Rehearsal.Played> drums = of(Role.DRUMS, thin.play(32));
    assertTrue(drums.stream().noneMatch(note -> note.key() == 38 && note.velocity() < 35));
    assertTrue(drums.size() < of(Role.DRUMS, rehearsal("funk").play(32)).size());
  }

  @Test
  void intensityRaisesVelocity() {
    Rehearsal soft = rehearsal("rock");
    soft.touch = context -> context.intensity = 0.1;
    Rehearsal loud = rehearsal("rock");
    loud.touch = context -> context.intensity = 0.95;
    assertTrue(meanVelocity(loud) > meanVelocity(soft) + 25);
  }

  private static double meanVelocity(Rehearsal rehearsal) {
    return rehearsal.play(16).stream().mapToInt(Rehearsal.Played::velocity).average().orElseThrow();
  }

  @Test
  void salsaBassPlaysTheComingChordOnBeatFour() {
    Rehearsal rehearsal = rehearsal("latin-salsa");
    List<Rehearsal.Played> bass = of(Role.BASS, rehearsal.play(24));
    for (Rehearsal.Played note : bass) {
      if (note.step() % 16 == 12 && note.step() / 16 < 23) {
        Chord coming = TWO_FIVE_ONE.get((int) (note.step() / 16 + 1) % 4);
        assertEquals(coming.root(), PitchClass.of(note.key()), note.toString());
      }
    }
  }

  @Test
  void sustainedChordsAreStruckAgainWhenTheHarmonyMovesUnforeseen() {
    Rehearsal rehearsal = rehearsal("ambient");
    rehearsal.touch =
        context -> {
          boolean moved = context.stepInBar >= 6;
          context.chord = Chord.of(moved ? 5 : 0, Quality.MAJ);
          context.stepsSinceChord = moved ? context.stepInBar - 6 : context.stepInBar + 10;
          context.nextChord = context.chord;
          context.stepsToNextChord = StepContext.UNKNOWN;
        };
    List<Rehearsal.Played> pad = of(Role.PAD, rehearsal.play(4));
    assertTrue(pad.stream().anyMatch(note -> note.step() % 16 == 6));
    assertTrue(
        pad.stream()
            .filter(note -> note.step() % 16 == 6)
            .allMatch(note -> Chord.of(5, Quality.MAJ).contains(note.key())));
  }

  @Test
  void drumsPlayOnWithoutAChord() {
    Rehearsal rehearsal = rehearsal("rock");
    rehearsal.touch =
        context -> {
          context.chord = Chord.NONE;
          context.nextChord = Chord.NONE;
          context.stepsToNextChord = StepContext.UNKNOWN;
        };
    List<Rehearsal.Played> notes = rehearsal.play(16);
    assertFalse(of(Role.DRUMS, notes).isEmpty());
    int tonic = 0;
    assertTrue(
        of(Role.BASS, notes).stream()
            .filter(note -> note.step() % 16 == 0)
            .allMatch(note -> PitchClass.of(note.key()) == tonic));
  }

  @Test
  void swungEighthsFallOnTheNearestGridStep() {
    Rehearsal rehearsal = rehearsal("blues-shuffle");
    List<Rehearsal.Played> hats =
        of(Role.DRUMS, rehearsal.play(8)).stream().filter(note -> note.key() == 42).toList();
    for (Rehearsal.Played note : hats) {
      double inBeat = Math.floorMod(note.startTick(), 960L) / 960.0;
      boolean onBeat = inBeat < 0.05 || inBeat > 0.95;
      assertTrue(onBeat || Math.abs(inBeat - 0.66) < 0.05, note + " at " + inBeat);
    }
  }

  @Test
  void sameSeedSameNotesOtherSeedOtherNotes() {
    Rehearsal first = rehearsal("funk");
    Rehearsal second = rehearsal("funk");
    assertEquals(first.play(16), second.play(16));
    second.seed = 8;
    assertNotEquals(first.play(16), second.play(16));
  }

  @ParameterizedTest
  @ValueSource(strings = {"jazz-swing", "pop-ballad", "latin-salsa", "six-eight-ballad", "funk"})
  void planningAllocatesNothing(String id) {
    var thread = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    Rehearsal rehearsal = rehearsal(id);
    rehearsal.start();
    int steps = 4 * 1024;
    for (long step = 0; step < steps; step++) {
      rehearsal.plan(step);
    }
    StepContext context = rehearsal.at(steps);
    long bytes = 0;
    for (int step = 0; step < 256; step++) {
      rehearsal.at(steps + step);
      for (Role role : Role.values()) {
        PatternPlayer player = rehearsal.player(role);
        long before = thread.getCurrentThreadAllocatedBytes();
        player.plan(context, context.notes(role));
        player.save(context.step);
        bytes += thread.getCurrentThreadAllocatedBytes() - before;
      }
    }
    assertEquals(0, bytes, id);
  }
}
