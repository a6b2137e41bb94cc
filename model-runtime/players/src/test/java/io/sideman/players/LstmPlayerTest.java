package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.RoleVoice;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.players.model.ModelHeader.Storage;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class LstmPlayerTest {
  private static final StyleLibrary STYLES =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
  private static final Style ROCK = STYLES.find("rock");
  private static final int STEPS = 16 * 16;

  @TempDir private static Path folder;
  private static BandFactory factory;

  @BeforeAll
  static void writesModels() {
    TinyModels.write(folder, 16, Storage.BF16);
    factory = BandFactory.reading(folder);
  }

  @Test
  void isThePatternNoteForNoteWithoutAdventure() {
    var learned = new Rehearsal(factory.band(ROCK), 0);
    List<RolePlayer> patterns =
        Stream.of(Role.values()).<RolePlayer>map(role -> new PatternPlayer(ROCK, role)).toList();
    var written = new Rehearsal(patterns, 0);
    learned.reset(4);
    written.reset(4);

    assertEquals(written.text(0, STEPS), learned.text(0, STEPS));
  }

  @Test
  void departsFromThePatternWithAdventure() {
    assertNotEquals(text(0, 4), text(0.7, 4));
  }

  @Test
  void repeatsItselfWithTheSameSeedOnly() {
    assertEquals(text(0.7, 4), text(0.7, 4));
    assertNotEquals(text(0.7, 4), text(0.7, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 42, 2026})
  void playsTheSameAgainAfterItWasTakenBack(long seed) {
    List<RolePlayer> band = factory.band(ROCK);
    var rehearsal = new Rehearsal(band, 0.8);
    rehearsal.reset(seed);
    rehearsal.text(0, 100);
    List<String> first = rehearsal.text(100, 180);

    band.forEach(player -> player.restore(99));

    assertEquals(first, rehearsal.text(100, 180));
  }

  @Test
  void startsAfreshWhenTakenBackToTheStart() {
    List<RolePlayer> band = factory.band(ROCK);
    var rehearsal = new Rehearsal(band, 0.8);
    rehearsal.reset(1);
    List<String> first = rehearsal.text(0, 60);

    band.forEach(player -> player.restore(-1));

    assertEquals(first, rehearsal.text(0, 60));
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"BASS", "KEYS", "PAD", "LEAD"})
  void staysInRangeChordAndKeyWhateverTheModelSays(Role role) {
    for (Style style : STYLES.list()) {
      RolePlayer player = factory.player(style, role);
      RolePlayer pattern = new PatternPlayer(style, role);
      var rehearsal = new Rehearsal(List.of(player), 1);
      var beside = new Rehearsal(List.of(pattern), 1);
      rehearsal.reset(9);
      beside.reset(9);
      for (long step = 0; step < STEPS; step++) {
        rehearsal.play(step);
        beside.play(step);
        StepNotes written = beside.context.notes(role);
        StepNotes notes = rehearsal.context.notes(role);
        for (int i = 0; i < notes.count(); i++) {
          String where = style.id() + ", step " + step + ", key " + notes.key(i);
          assertTrue(mayPlay(rehearsal, style.voice(role), notes.key(i), written), where);
        }
      }
    }
  }

  private static boolean mayPlay(Rehearsal at, RoleVoice voice, int key, StepNotes written) {
    if (written.contains(key)) {
      return true;
    }
    boolean beat = at.context.stepInBar % 4 == 0;
    boolean chord = at.context.chord.contains(key);
    boolean early = at.context.stepsToNextChord <= 2 && at.context.nextChord.contains(key);
    return voice.inRange(key) && (chord || early || !beat && at.context.key.contains(key));
  }

  @Test
  void playsNoMoreVoicesThanTheStyleHas() {
    var rehearsal = new Rehearsal(factory.band(ROCK), 1);
    rehearsal.reset(3);
    for (long step = 0; step < STEPS; step++) {
      rehearsal.play(step);
      for (Role role : List.of(Role.BASS, Role.KEYS, Role.PAD, Role.LEAD)) {
        int voices = rehearsal.context.notes(role).count();
        assertTrue(voices <= ROCK.voice(role).maxVoices(), role + " at step " + step);
      }
    }
  }

  @Test
  void restsMoreWhenThin() {
    assertTrue(1.15 * notesAtDensity(0.1) < notesAtDensity(0.9));
  }

  @Test
  void plansWithoutAllocating() {
    var rehearsal = new Rehearsal(factory.band(ROCK), 0.6);
    rehearsal.reset(3);
    var threads = (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
    long fewest = Long.MAX_VALUE;
    // the compiler may take several thousand steps until vectors live in registers
    for (int round = 0; round < 400 && fewest > 0; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int step = 0; step < 64; step++) {
        rehearsal.play(round * 64L + step);
      }
      fewest = Math.min(fewest, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, fewest);
  }

  private static int notesAtDensity(double density) {
    var rehearsal = new Rehearsal(List.of(factory.player(ROCK, Role.BASS)), 1);
    rehearsal.context.density = density;
    rehearsal.reset(3);
    int notes = 0;
    for (long step = 0; step < 4 * STEPS; step++) {
      rehearsal.play(step);
      notes += rehearsal.context.notes(Role.BASS).count();
    }
    return notes;
  }

  private static List<String> text(double adventure, long seed) {
    var rehearsal = new Rehearsal(factory.band(ROCK), adventure);
    rehearsal.reset(seed);
    return rehearsal.text(0, STEPS);
  }
}
