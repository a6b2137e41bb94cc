package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerationTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final int BARS = 24;

  private static Map<Role, List<Note>> generate(String styleId, Meter meter, long seed) {
    Style style = StyleLibrary.shipped(PRESETS).find(styleId);
    var chords = new ArrayList<Timeline.Span<Chord>>();
    int[] roots = {2, 7, 0, 9};
    Quality[] qualities = {Quality.MIN7, Quality.DOM7, Quality.MAJ7, Quality.MIN7};
    for (int bar = 0; bar < BARS; bar++) {
      chords.add(
          new Timeline.Span<>(
              (long) bar * meter.barTicks(), Chord.of(roots[bar % 4], qualities[bar % 4])));
    }
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var request =
        new Generation.Request(
            Timeline.of(Chord.NONE, chords),
            Timeline.of(new Key(0, false), List.<Timeline.Span<Key>>of()),
            meter,
            style.tempo().defaultBpm(),
            BARS,
            0.6,
            BandSettings.defaults(seed));
    return Generation.play(request, players, _ -> {});
  }

  @ParameterizedTest
  @ValueSource(strings = {"pop-ballad", "rock", "jazz-swing"})
  void everyRolePlaysInRangeWithoutOverlaps(String styleId) {
    Style style = StyleLibrary.shipped(PRESETS).find(styleId);
    Map<Role, List<Note>> take = generate(styleId, Meter.COMMON, 7);
    for (Role role : List.of(Role.DRUMS, Role.BASS, Role.KEYS)) {
      assertFalse(take.get(role).isEmpty(), role + " must play");
    }
    take.forEach((role, notes) -> {
      long[] free = new long[128];
      for (Note note : notes) {
        String where = styleId + " " + role + " " + note;
        assertTrue(free[note.key()] <= note.startTick(), "overlap: " + where);
        free[note.key()] = note.endTick();
        assertTrue(role == Role.DRUMS || style.voice(role).inRange(note.key()), "range: " + where);
        assertTrue(note.endTick() <= (long) BARS * 3840 + 1, "past the end: " + where);
      }
    });
  }

  @Test
  void theSameSeedGivesTheSameNotesAndAnotherOthers() {
    assertEquals(generate("rock", Meter.COMMON, 1), generate("rock", Meter.COMMON, 1));
    assertFalse(
        generate("rock", Meter.COMMON, 1).equals(generate("rock", Meter.COMMON, 2)),
        "humanising must depend on the seed");
  }

  @Test
  void playsAFourFourStyleInThreeFour() {
    var take = generate("pop-ballad", new Meter(3, 4), 3);
    assertFalse(take.get(Role.BASS).isEmpty());
    long lastOnset = take.get(Role.DRUMS).getLast().startTick();
    assertTrue(lastOnset > (BARS - 1) * 2880L, "the drums must reach the last bar");
  }
}
