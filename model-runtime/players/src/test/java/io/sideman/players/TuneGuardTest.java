package io.sideman.players;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.StepNotes;
import io.sideman.engine.event.Note;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Ticks;
import io.sideman.players.model.ModelHeader.Storage;
import io.sideman.players.originality.Finding;
import io.sideman.players.originality.Line;
import io.sideman.players.originality.OriginalityCheck;
import io.sideman.players.originality.OriginalityIndex;
import io.sideman.players.originality.Source;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TuneGuardTest {
  private static final StyleLibrary STYLES =
      StyleLibrary.shipped(Path.of(System.getProperty("sideman.presets")));
  private static final Style STYLE = STYLES.find("pop-ballad");
  private static final int STEPS = 64 * 16;

  @TempDir private static Path folder;
  private static BandFactory factory;

  @BeforeAll
  static void writesModels() {
    TinyModels.write(folder, 16, Storage.BF16);
    factory = BandFactory.reading(folder);
  }

  @ParameterizedTest
  @EnumSource(
      value = Role.class,
      names = {"KEYS", "LEAD"})
  void doesNotPlayWhatItKnowsByHeart(Role role) {
    List<Note> first = play(factory, role);
    OriginalityIndex known = index(first);
    Finding unguarded = new OriginalityCheck(known).check(play(factory, role));
    assertEquals(1.0, unguarded.share());

    List<Note> again = play(factory.avoiding(known), role);

    Finding guarded = new OriginalityCheck(known).check(again);
    assertTrue(guarded.words() > unguarded.words() / 2, guarded.words() + " words");
    assertEquals(0, guarded.found(), guarded.matches().toString());
    assertEquals(again, play(factory.avoiding(known), role));
  }

  @Test
  void playsTheSameAgainAfterItWasTakenBack() {
    OriginalityIndex known = index(play(factory, Role.KEYS));
    var player = factory.avoiding(known).player(STYLE, Role.KEYS);
    var rehearsal = new Rehearsal(List.of(player), 1);
    rehearsal.reset(5);
    rehearsal.text(0, 100);
    List<String> first = rehearsal.text(100, 200);
    player.restore(99);
    assertEquals(first, rehearsal.text(100, 200));
  }

  @Test
  void guardsWithoutAllocating() {
    OriginalityIndex known = index(play(factory, Role.KEYS));
    var rehearsal = new Rehearsal(List.of(factory.avoiding(known).player(STYLE, Role.KEYS)), 1);
    rehearsal.reset(5);
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

  private static OriginalityIndex index(List<Note> tune) {
    var builder = new OriginalityIndex.Builder();
    builder.add(new Source("test", "own", "tune"), Line.top(tune));
    return builder.build();
  }

  private static List<Note> play(BandFactory band, Role role) {
    var rehearsal = new Rehearsal(List.of(band.player(STYLE, role)), 1);
    rehearsal.reset(5);
    var notes = new ArrayList<Note>();
    for (long step = 0; step < STEPS; step++) {
      rehearsal.play(step);
      StepNotes played = rehearsal.context.notes(role);
      for (int i = 0; i < played.count(); i++) {
        long tick = step * Ticks.PER_STEP + played.offsetTicks(i);
        notes.add(new Note(tick, played.lengthTicks(i), played.key(i), played.velocity(i), 0));
      }
    }
    return notes;
  }
}
