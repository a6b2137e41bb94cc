package io.sideman.engine.steer;

import static io.sideman.engine.steer.SteeredBand.BAR;
import static io.sideman.engine.steer.SteeredBand.BEAT;
import static io.sideman.engine.steer.SteeredBand.onsets;
import static io.sideman.engine.steer.SteeredBand.sounds;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GesturesTest {
  private static final Set<Integer> TOMS = Set.of(41, 43, 45, 47, 48, 50);
  private static final Set<Integer> CRASHES = Set.of(49, 57);

  private static long count(List<Note> notes, Set<Integer> keys, long from, long to) {
    return notes.stream()
        .filter(note -> keys.contains(note.key()))
        .filter(note -> note.startTick() >= from - 60 && note.startTick() < to - 60)
        .count();
  }

  private static double loudness(Map<Role, List<Note>> take, long from, long to) {
    return take.values().stream()
        .flatMap(List::stream)
        .filter(note -> note.startTick() >= from && note.startTick() < to)
        .mapToInt(Note::velocity)
        .average()
        .orElse(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "jazz-swing", "bossa-nova", "pop-ballad"})
  void untouchedControlsChangeNoNote(String style) {
    assertEquals(new SteeredBand(style, 20).playFree(), new SteeredBand(style, 20).play());
  }

  @Test
  void whatComesBeforeAGestureStaysAsItWas() {
    var free = new SteeredBand("funk", 12).playFree();
    for (Control gesture :
        List.of(Control.FILL, Control.BREAK, Control.ENDING, Control.BUILD, Control.LAY_OUT)) {
      var take = new SteeredBand("funk", 12).at(5 * BAR + 1000, gesture, 1).play();
      for (Role role : Role.values()) {
        assertEquals(
            until(free.get(role), 5 * BAR + 1000),
            until(take.get(role), 5 * BAR + 1000),
            gesture + " " + role);
      }
      assertNotEquals(free, take, gesture.id());
    }
  }

  private static List<String> until(List<Note> notes, long tick) {
    return notes.stream()
        .filter(note -> note.startTick() < tick)
        .map(note -> note.startTick() + " " + note.key() + " " + note.velocity())
        .toList();
  }

  @Test
  void aMutedRoleIsSilentAtOnceAndComesBack() {
    var take =
        new SteeredBand("rock", 8)
            .at(2 * BAR + 500, Control.MUTE_BASS, 1)
            .at(4 * BAR, Control.MUTE_BASS, 0)
            .play();
    var bass = take.get(Role.BASS);
    assertEquals(0, onsets(bass, 2 * BAR + 720, 4 * BAR));
    assertFalse(sounds(Map.of(Role.BASS, bass), 2 * BAR + 700));
    assertTrue(onsets(bass, 4 * BAR, 5 * BAR) > 0);
    assertTrue(onsets(take.get(Role.KEYS), 2 * BAR, 4 * BAR) > 0, "the others play on");
  }

  @Test
  void densityOfOneRoleChangesThatRoleAlone() {
    var free = new SteeredBand("funk", 8).play();
    var take = new SteeredBand("funk", 8).at(0, Control.DENSITY_KEYS, 1).play();
    assertEquals(free.get(Role.DRUMS), take.get(Role.DRUMS));
    assertEquals(free.get(Role.BASS), take.get(Role.BASS));
    assertNotEquals(free.get(Role.KEYS), take.get(Role.KEYS));
  }

  @Test
  void intensityByHandIsHeardFromTheNextStepOn() {
    var take = new SteeredBand("rock", 8).at(4 * BAR, Control.INTENSITY, 0.05).play();
    double before = loudness(take, 3 * BAR, 4 * BAR - 60);
    double after = loudness(take, 4 * BAR + 240, 5 * BAR);
    assertTrue(after < before - 15, before + " then " + after);
    var followed =
        new SteeredBand("rock", 8)
            .at(2 * BAR, Control.INTENSITY, 0.05)
            .at(4 * BAR, Control.INTENSITY, -1)
            .play();
    assertEquals(before, loudness(followed, 5 * BAR, 6 * BAR), 8, "below 0 follows again");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "funk", "pop-ballad"})
  void aFillGoesUpToTheNextBarLineAndLandsOnIt(String style) {
    var free = new SteeredBand(style, 8).play().get(Role.DRUMS);
    var drums =
        new SteeredBand(style, 8).press(3 * BAR + BEAT, Control.FILL).play().get(Role.DRUMS);
    long line = 4 * BAR;
    assertNotEquals(
        drums.stream().filter(note -> note.startTick() < line - 60).toList(),
        free.stream().filter(note -> note.startTick() < line - 60).toList());
    if (!style.equals("funk")) { // funk fills on the snare
      assertTrue(count(drums, TOMS, 3 * BAR + BEAT, line) >= 3, "toms roll");
    }
    assertEquals(until(free, 3 * BAR + BEAT), until(drums, 3 * BAR + BEAT));
    assertEquals(1, count(drums, CRASHES, line, line + 240), "a crash on the line");
    assertEquals(
        onsets(free, line + 240, 7 * BAR), onsets(drums, line + 240, 7 * BAR), "then as before");
  }

  @Test
  void aFillPressedAtTheEndOfABarTakesTheNextBar() {
    var drums =
        new SteeredBand("rock", 8).press(4 * BAR - 300, Control.FILL).play().get(Role.DRUMS);
    assertTrue(count(drums, TOMS, 4 * BAR, 5 * BAR) > 0);
    assertEquals(1, count(drums, CRASHES, 5 * BAR, 5 * BAR + 240));
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "jazz-swing", "reggae", "house"})
  void aBreakStopsTheBandForOneBar(String style) {
    var take = new SteeredBand(style, 8).press(3 * BAR + 2000, Control.BREAK).play();
    long bar = 4 * BAR;
    assertTrue(onsets(take, bar, bar + 240) > 0, "one hit on the first beat");
    assertEquals(0, onsets(take, bar + 240, bar + 3 * BEAT - 120), "then nothing");
    assertFalse(sounds(take, bar + 2 * BEAT), "and nothing rings");
    for (Role role : Role.values()) {
      if (role != Role.DRUMS) {
        assertEquals(0, onsets(take.get(role), bar + 240, bar + BAR), role + " waits");
      }
    }
    assertTrue(onsets(take, bar + BAR, bar + 2 * BAR) > 4, "back in on the bar line");
  }

  @ParameterizedTest
  @ValueSource(strings = {"rock", "jazz-swing", "ambient", "latin-salsa"})
  void anEndingIsPlayedAndThenTheBandStops(String styleId) {
    var band = new SteeredBand(styleId, 16).press(5 * BAR + 1500, Control.ENDING);
    var take = band.play();
    long over = (6 + band.steering.endingBars()) * BAR;
    assertTrue(onsets(take, 6 * BAR, over) > 0);
    assertEquals(0, onsets(take, over, 16 * BAR));
    assertFalse(sounds(take, over + 1));
    long last =
        take.values().stream().flatMap(List::stream).mapToLong(Note::endTick).max().orElseThrow();
    assertTrue(last > over - 2 * BAR, "the last chord rings");
    assertTrue(band.steering.hasEnded());
    assertTrue(band.steering.takeEnd());
    assertFalse(band.steering.takeEnd());
  }

  @Test
  void aSectionIsTakenFromTheNextBarLineAfterAFill() {
    var free = new SteeredBand("rock", 8).play();
    var take = new SteeredBand("rock", 8).at(2 * BAR + BEAT, Control.SECTION, 3).play();
    var b = new SteeredBand("rock", 8).at(0, Control.SECTION, 3).play();
    var drums = take.get(Role.DRUMS);
    assertTrue(
        count(drums, TOMS, 2 * BAR + BEAT, 3 * BAR)
            > count(free.get(Role.DRUMS), TOMS, 2 * BAR + BEAT, 3 * BAR));
    assertTrue(count(drums, CRASHES, 3 * BAR, 3 * BAR + 240) >= 1, "the section opens");
    assertEquals(
        count(b.get(Role.DRUMS), Set.of(51), BAR, 3 * BAR) > 0,
        count(drums, Set.of(51), 4 * BAR, 6 * BAR) > 0,
        "the pattern of B");
    assertNotEquals(onsets(free, 4 * BAR, 6 * BAR), onsets(take, 4 * BAR, 6 * BAR));
  }

  @Test
  void aSectionPressedJustAfterTheLineMeansThatLine() {
    var late = new SteeredBand("rock", 8).at(4 * BAR + 200, Control.SECTION, 3).play();
    var free = new SteeredBand("rock", 8).play();
    assertTrue(
        count(late.get(Role.DRUMS), CRASHES, 4 * BAR, 4 * BAR + 500)
                + count(late.get(Role.DRUMS), CRASHES, 5 * BAR, 5 * BAR + 240)
            <= 1,
        "no second crash");
    assertEquals(0, count(late.get(Role.DRUMS), TOMS, 4 * BAR, 5 * BAR), "no fill");
    assertNotEquals(
        onsets(free, 4 * BAR + BEAT, 5 * BAR), onsets(late, 4 * BAR + BEAT, 5 * BAR), "it is here");
  }

  @Test
  void layingOutRingsOutAndComesBackOnABarLine() {
    var take =
        new SteeredBand("rock", 12)
            .at(3 * BAR + BEAT, Control.LAY_OUT, 1)
            .at(6 * BAR + 2 * BEAT, Control.LAY_OUT, 0)
            .play();
    assertEquals(0, onsets(take, 3 * BAR + BEAT + 240, 7 * BAR));
    assertTrue(sounds(take, 3 * BAR + BEAT + 300), "what sounded rings out");
    assertFalse(sounds(take, 5 * BAR));
    assertTrue(onsets(take, 7 * BAR, 7 * BAR + 240) > 1, "all back on the line");
  }

  @Test
  void aBuildRisesIntoTheNextSection() {
    var band = new SteeredBand("rock", 16).press(2 * BAR + 1000, Control.BUILD);
    var take = band.play();
    double first = loudness(take, 2 * BAR, 3 * BAR);
    double last = loudness(take, 6 * BAR, 7 * BAR);
    assertTrue(last > first + 10, "rises: " + first + " to " + last);
    var drums = take.get(Role.DRUMS);
    assertTrue(count(drums, TOMS, 6 * BAR, 7 * BAR) > 0, "a fill at its end");
    assertTrue(count(drums, CRASHES, 7 * BAR, 7 * BAR + 240) >= 1, "the section opens");
  }

  @Test
  void aCountInClicksForOneBarAndThenTheBandBegins() {
    var band = new SteeredBand("rock", 6).press(0, Control.COUNT_IN);
    band.performer.beginsAt = Long.MAX_VALUE;
    var take = band.play();
    assertTrue(band.steering.takeBegin());
    var clicks = take.get(Role.DRUMS).stream().filter(note -> note.startTick() < BAR - 60).toList();
    assertEquals(
        List.of(0L, BEAT, 2 * BEAT, 3 * BEAT), clicks.stream().map(Note::startTick).toList());
    assertTrue(clicks.stream().allMatch(note -> note.key() == 37));
    assertTrue(clicks.get(0).velocity() > clicks.get(1).velocity());
    for (Role role : List.of(Role.BASS, Role.KEYS)) {
      assertEquals(0, onsets(take.get(role), 0, BAR));
    }
    assertTrue(onsets(take, BAR, BAR + 240) >= 3, "all begin on the bar");
  }

  @Test
  void aCountInWhilePlayingStopsOnTheBarLine() {
    var take = new SteeredBand("funk", 8).press(2 * BAR + 1000, Control.COUNT_IN).play();
    assertTrue(onsets(take, 2 * BAR + 1200, 3 * BAR) > 0, "plays on up to the line");
    assertEquals(4, onsets(take, 3 * BAR, 4 * BAR), "four clicks");
    assertFalse(sounds(take, 3 * BAR + BEAT / 2));
    assertTrue(onsets(take, 4 * BAR, 5 * BAR) > 8);
  }

  @Test
  void panicIsSilenceUntilThePerformerPlaysAgain() {
    var band = new SteeredBand("rock", 12).press(3 * BAR + 700, Control.PANIC);
    var take = band.play();
    assertFalse(sounds(take, 3 * BAR + 960));
    assertEquals(0, onsets(take, 3 * BAR + 960, 12 * BAR));
    var again = new SteeredBand("rock", 12).press(3 * BAR + 700, Control.PANIC);
    again.performer.busy = 1;
    var more = again.play();
    assertEquals(0, onsets(more, 3 * BAR + 960, 4 * BAR));
    assertTrue(onsets(more, 4 * BAR, 5 * BAR) > 4, "back in on a bar line");
  }

  /// Where a style has no fills for a quiet band, the pattern alone changes; it must not.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "ambient", "blues-shuffle", "bossa-nova", "country-folk", "funk", "house", "jazz-swing",
        "latin-salsa", "lofi-hiphop", "metal", "pop-ballad", "reggae", "rock", "soul-rnb"
      })
  void aFillLeadsIntoEverySectionOfTheForm(String style) {
    var drums = new SteeredBand(style, 26).play().get(Role.DRUMS);
    for (int section : new int[] {8, 16, 24}) {
      assertNotEquals(
          bar(drums, section - 2), bar(drums, section - 1), style + " before bar " + section);
    }
  }

  /// Which drum on which 16th of a bar's second half.
  private static List<String> bar(List<Note> drums, int bar) {
    return drums.stream()
        .filter(note -> note.startTick() >= bar * BAR + BAR / 2 - 60)
        .filter(note -> note.startTick() < (bar + 1) * BAR - 60)
        .map(note -> (note.startTick() + 120) % BAR / 240 + ":" + note.key())
        .sorted()
        .toList();
  }

  @Test
  void nothingHangsWhateverIsPressed() {
    var random = new java.util.SplittableRandom(4);
    for (int round = 0; round < 12; round++) {
      var band = new SteeredBand("funk", 24);
      for (int i = 0; i < 30; i++) {
        var control = Control.values()[random.nextInt(Control.values().length)];
        band.at(random.nextLong(24 * BAR), control, random.nextInt(-1, 6) / (i % 2 + 1.0));
      }
      var take = band.play();
      for (var notes : take.values()) {
        for (Note note : notes) {
          assertTrue(note.lengthTicks() <= 8 * BAR, "round " + round + " " + note);
        }
      }
    }
  }
}
