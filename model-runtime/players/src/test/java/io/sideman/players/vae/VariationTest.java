package io.sideman.players.vae;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.Genre;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VariationTest {
  private static final Passage ROCK = Passage.of(TestLoops.rock());
  private static final Set<Role> ALL = EnumSet.allOf(Role.class);

  private static Passage varied(double amount, long seed) {
    return varied(ROCK, amount, ALL, 0, 4, seed);
  }

  private static Passage varied(
      Passage passage, double amount, Set<Role> roles, int from, int to, long seed) {
    var request = new Variation.Request(amount, roles, from, to, Genre.ROCK, seed);
    return new Variation(TestLoops.SHIPPED).vary(passage, request);
  }

  @Test
  void amountZeroLeavesEveryNote() {
    assertEquals(ROCK.parts(), varied(0, 1).parts());
  }

  @Test
  void theDistanceGrowsWithTheAmountAndEndsFarAway() {
    for (long seed = 1; seed <= 5; seed++) {
      double before = 0;
      for (int tenth = 1; tenth <= 10; tenth++) {
        double distance = PassageDistance.of(ROCK, varied(tenth / 10.0, seed));
        assertTrue(distance >= before, "seed " + seed + ", amount 0." + tenth);
        before = distance;
      }
      assertTrue(before > 0.1, "seed " + seed + ": " + before);
    }
  }

  @Test
  void aLittleVariationIsAmongTheChangesOfALargeOne() {
    for (long seed = 1; seed <= 3; seed++) {
      Set<String> little = changed(varied(0.3, seed));
      Set<String> much = changed(varied(0.8, seed));
      assertTrue(!little.isEmpty() && little.size() < much.size(), "seed " + seed);
      assertTrue(much.containsAll(little), "seed " + seed);
    }
  }

  /// Onsets that only one of both has.
  private static Set<String> changed(Passage varied) {
    Set<String> before = onsets(ROCK);
    Set<String> after = onsets(varied);
    var changed = new HashSet<>(before);
    changed.addAll(after);
    changed.removeIf(onset -> before.contains(onset) && after.contains(onset));
    return changed;
  }

  private static Set<String> onsets(Passage passage) {
    var onsets = new HashSet<String>();
    passage
        .parts()
        .forEach((role, notes) ->
            notes.forEach(note -> onsets.add(role + " " + note.startTick() + " " + note.key())));
    return onsets;
  }

  @Test
  void theSameSeedRepeatsItselfAndAnotherOneDoesNot() {
    assertEquals(varied(0.7, 4).parts(), varied(0.7, 4).parts());
    assertNotEquals(varied(0.7, 4).parts(), varied(0.7, 5).parts());
  }

  @Test
  void otherRolesAndBarsStayAsTheyAre() {
    Passage varied = varied(ROCK, 1, EnumSet.of(Role.DRUMS), 1, 2, 3);
    for (Role role : List.of(Role.BASS, Role.KEYS, Role.LEAD)) {
      assertEquals(ROCK.notes(role), varied.notes(role));
    }
    assertEquals(outside(ROCK), outside(varied));
    assertNotEquals(ROCK.notes(Role.DRUMS), varied.notes(Role.DRUMS));
  }

  private static List<Note> outside(Passage passage) {
    return passage.notes(Role.DRUMS).stream()
        .filter(note -> note.startTick() < 3700 || note.startTick() >= 7680)
        .toList();
  }

  @Test
  void newTonalNotesBelongToChordOrKeyAndNearTheOldRange() {
    for (long seed = 1; seed <= 8; seed++) {
      Passage varied = varied(1, seed);
      for (Role role : List.of(Role.BASS, Role.KEYS, Role.LEAD)) {
        int low = ROCK.notes(role).stream().mapToInt(Note::key).min().orElseThrow();
        int high = ROCK.notes(role).stream().mapToInt(Note::key).max().orElseThrow();
        for (Note note : varied.notes(role)) {
          assertTrue(Harmonies.fits(varied, note.key(), note.startTick()), role + " " + note);
          assertTrue(note.key() > low - 12 && note.key() < high + 12, role + " " + note);
        }
        assertTrue(!varied.notes(role).isEmpty(), role + " fell silent");
      }
    }
  }

  @Test
  void barsThatAreAlikeChangeAlike() {
    Passage varied = varied(1, 6);
    assertEquals(bar(varied, 0), bar(varied, 1));
    assertEquals(bar(varied, 0), bar(varied, 3));
  }

  private static Set<String> bar(Passage passage, int bar) {
    var cells = new HashSet<String>();
    for (PlacedNote each : PlacedNote.of(passage, Role.DRUMS)) {
      if (each.bar() == bar) {
        cells.add(each.slot() + " " + each.row());
      }
    }
    return cells;
  }

  @Test
  void noNoteStartsAfterTheEndOfAShortBar() {
    List<Note> waltz =
        ROCK.notes(Role.DRUMS).stream().filter(note -> note.startTick() % 3840 < 2880).toList();
    List<Note> closer =
        waltz.stream()
            .map(n -> {
              long start = n.startTick() - n.startTick() / 3840 * 960;
              return new Note(start, n.lengthTicks(), n.key(), n.velocity(), n.channel());
            })
            .toList();
    var passage =
        new Passage(
            Passage.bars(MeterMap.of(new Meter(3, 4)), 0, 4),
            ROCK.chords(),
            Timeline.of(new Key(0, false), List.of()),
            Map.of(Role.DRUMS, closer));
    for (long seed = 1; seed <= 5; seed++) {
      Passage varied = varied(passage, 1, ALL, 0, 4, seed);
      assertTrue(varied.notes(Role.DRUMS).stream().allMatch(n -> n.endTick() <= 4 * 2880));
      for (PlacedNote each : PlacedNote.of(varied, Role.DRUMS)) {
        assertTrue(each.slot() < 18, each.toString());
      }
    }
  }
}
