package io.sideman.players.loop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.band.StepContext;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.tokens.Drum;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoopStyleTest {
  private static final StyleLibrary SHIPPED =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));

  @Test
  void theBandPlaysTheLoopInItsASections() {
    var a = new LoopRoll(4);
    a.strike(Role.DRUMS, 0, Drum.KICK.ordinal(), 0.9f, 1);
    a.strike(Role.DRUMS, 9, Drum.SNARE.ordinal(), 0.9f, 1); // beat 2, second 8th
    a.strike(Role.BASS, 0, 3, 0.7f, 12); // the root for two beats
    a.strike(Role.BASS, 18, 7, 0.7f, 3); // the fifth
    Style style = LoopStyle.of(SHIPPED.find("rock"), a, new LoopRoll(4));
    assertEquals(List.of("0:36", "6:38"), played(style, Role.DRUMS));
    List<String> bass = played(style, Role.BASS);
    assertEquals(2, bass.size(), bass.toString());
    assertTrue(bass.get(0).startsWith("0:") && pitchClass(bass.get(0)) == 2, bass.toString());
    assertTrue(bass.get(1).startsWith("12:") && pitchClass(bass.get(1)) == 9, bass.toString());
  }

  @Test
  void silentRolesRestAndTheRestOfTheStyleStays() {
    Style rock = SHIPPED.find("rock");
    var a = new LoopRoll(4);
    a.strike(Role.DRUMS, 0, 0, 1, 1);
    Style style = LoopStyle.of(rock, a, a);
    assertEquals(List.of(), style.section(SectionKind.A).variations(Role.KEYS));
    assertEquals(
        rock.section(SectionKind.FILL).variations(Role.DRUMS),
        style.section(SectionKind.FILL).variations(Role.DRUMS));
    assertSame(rock.feel(), style.feel());
    assertEquals(rock.section(SectionKind.A).bars(), style.section(SectionKind.A).bars());
  }

  @Test
  void tripletsBecomeTheSwungStepWhereTheStyleSwings() {
    var a = new LoopRoll(4);
    a.strike(Role.DRUMS, 4, Drum.RIDE.ordinal(), 0.7f, 1);
    Style style = LoopStyle.of(SHIPPED.find("jazz-swing"), a, a);
    List<String> drums = played(style, Role.DRUMS);
    assertEquals(1, drums.size());
    assertEquals("3:51", drums.getFirst(), "the written off-beat, played late");
  }

  @Test
  void stylesInOtherMetresAreRefused() {
    var roll = new LoopRoll(4);
    Style waltz = SHIPPED.find("waltz-jazz");
    var problem =
        assertThrows(IllegalArgumentException.class, () -> LoopStyle.of(waltz, roll, roll));
    assertTrue(problem.getMessage().contains("4/4"), problem.getMessage());
  }

  private static int pitchClass(String played) {
    return Integer.parseInt(played.substring(played.indexOf(':') + 1)) % 12;
  }

  /// `step:key` of the first bar of a section over D major.
  private static List<String> played(Style style, Role role) {
    var player = new PatternPlayer(style, role);
    player.reset(1);
    var context = new StepContext();
    context.chord = Chord.of(2, Quality.MAJ);
    context.key = new io.sideman.engine.harmony.Key(2, false);
    var played = new ArrayList<String>();
    for (int step = 0; step < 16; step++) {
      context.step = step;
      context.stepInBar = step;
      var notes = new StepNotes();
      player.plan(context, notes);
      for (int i = 0; i < notes.count(); i++) {
        played.add(step + ":" + notes.key(i));
      }
    }
    return played;
  }
}
