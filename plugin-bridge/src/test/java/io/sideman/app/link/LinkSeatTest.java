package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.sideman.app.link.LinkStage.Played;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.steer.Control;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LinkSeatTest {
  private static final double TICKS_PER_FRAME = LinkStage.TICKS_PER_FRAME;
  private static final int FRAMES = 256;

  @TempDir private Path folder;

  @Test
  void allocatesNothingOnTheConductorThread() throws IOException {
    Smf song = Songs.chords(64, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, song);
      host.playUntil(24L * Songs.BAR, FRAMES);
      var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
      long least = Long.MAX_VALUE;
      for (int bar = 25; bar < 60; bar += 5) {
        long allocated = 0;
        while (host.frame * TICKS_PER_FRAME < bar * (double) Songs.BAR) {
          host.block(FRAMES, Long.MAX_VALUE / 4);
          long now = System.nanoTime();
          long before = threads.getCurrentThreadAllocatedBytes();
          stage.links().round(now);
          allocated += threads.getCurrentThreadAllocatedBytes() - before;
          stage.links().attend(now);
        }
        least = Math.min(least, allocated);
      }
      assertEquals(0, least, "bytes in five bars of listening, planning, ordering and showing");
    }
  }

  @Test
  void edgesOfOneBandAreOrderedTheSameNotesAndHeardTogether() throws IOException {
    Smf song = Songs.chords(4, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var keys = stage.edge("keys", LinkLayout.KIND_PLUGIN);
        var drums = stage.edge("drums", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var listening = new FakeHost(stage, drums, Songs.chords(0, LinkStage.BPM));
      var playing = new FakeHost(stage, keys, song);
      long end = 4L * Songs.BAR;
      while (playing.frame * TICKS_PER_FRAME < end) {
        listening.block(FRAMES, end);
        playing.block(FRAMES, end);
        stage.round();
      }
      listening.out.beginEpoch(2, end);
      playing.out.beginEpoch(2, end);
      assertFalse(playing.out.notes().get(Role.DRUMS).isEmpty());
      assertEquals(playing.out.notes(), listening.out.notes());
    }
  }

  @Test
  void aPluginInsertedWhileALoopRunsIsTiedToTheLeadersTime() throws IOException {
    Smf song = Songs.chords(12, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var first = stage.edge("first", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, first, song);
      host.playUntil(8L * Songs.BAR, FRAMES);
      try (var late = stage.edge("late", LinkLayout.KIND_PLUGIN)) {
        stage.settle();
        long behind = 4L * Songs.BAR; // its host's place, one pass of the loop earlier
        for (int i = 0; i < 400; i++) {
          double tick = host.frame * TICKS_PER_FRAME;
          var place =
              new FakeEdge.Place(
                  tick - behind,
                  (int) (tick / Songs.BAR),
                  tick % Songs.BAR,
                  LinkStage.BPM,
                  9,
                  LinkLayout.HAS_TRANSPORT | LinkLayout.PLAYING | (i == 0 ? LinkLayout.JUMPED : 0));
          late.reportBlock(i * (long) FRAMES, FRAMES, place);
          host.block(FRAMES, Long.MAX_VALUE / 4);
          stage.round();
        }
        var orders = late.takeOrders().stream().filter(FakeEdge.Order::isNote).toList();
        assertTrue(orders.size() > 10, "it must be ordered notes: " + orders.size());
        for (FakeEdge.Order order : orders) {
          assertEquals(9, order.epoch());
          long bandTick = order.start() + behind;
          assertTrue(bandTick > 8L * Songs.BAR && bandTick < 11L * Songs.BAR, "at " + bandTick);
        }
      }
    }
  }

  @Test
  void aJumpOfTheHostBeginsAfreshInTheNewEpoch() throws IOException {
    Smf song = Songs.chords(4, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var first = new FakeHost(stage, edge, song);
      long end = 4L * Songs.BAR;
      first.playUntil(end, FRAMES);
      first.out.beginEpoch(2, end);
      stage.settle();
      var second = new FakeHost(stage, edge, song);
      second.epoch = 2;
      second.out.beginEpoch(2, 0);
      edge.takeOrders();
      second.playUntil(end, FRAMES);
      second.out.beginEpoch(3, end);
      long blockTicks = (long) Math.ceil(FRAMES * TICKS_PER_FRAME);
      assertTrue(
          second.out.lastLateTick() < blockTicks, "late is only what the host starts with itself");
      var again = second.out.notes().get(Role.DRUMS);
      assertTrue(again.getFirst().startTick() < 480, "it begins at the beginning again");
      assertTrue(again.getLast().startTick() > 3L * Songs.BAR, "and plays to the end");
      var bass = second.out.notes().get(Role.BASS);
      for (int bar = 1; bar < 4; bar++) {
        assertEquals(Songs.root(bar), rootAt(bass, bar), "known from the first time, bar " + bar);
      }
    }
  }

  @Test
  void nothingIsOrderedWhileTheHostStands() throws IOException {
    Smf song = Songs.chords(4, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, song);
      host.playUntil(2L * Songs.BAR, FRAMES);
      var standing =
          new FakeEdge.Place(
              0, 2, 0, LinkStage.BPM, 2, LinkLayout.HAS_TRANSPORT | LinkLayout.JUMPED);
      edge.reportBlock(host.frame, FRAMES, standing);
      stage.round();
      edge.takeOrders();
      for (int i = 1; i < 200; i++) {
        edge.reportInput(host.frame + i * 256L, 0, 0x643C90, standing, 0);
        edge.reportBlock(host.frame + i * 256L, FRAMES, standing);
        stage.round();
      }
      assertEquals(List.of(), edge.takeOrders());
    }
  }

  @Test
  void byItsOwnClockTheFirstNoteIsTheFirstBeat() throws IOException {
    Smf song = Songs.chords(4, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("ports", LinkLayout.KIND_PORTS)) {
      stage.settle();
      long begin = 100_000;
      long frame = 0;
      var nowhere = FakeEdge.Place.nowhere();
      for (Played p : LinkStage.messages(song)) {
        while (frame + FRAMES <= begin + p.frame()) {
          edge.reportBlock(frame, FRAMES, nowhere);
          frame += FRAMES;
          stage.round();
        }
        edge.reportInput(begin + p.frame(), 0, p.message(), nowhere, 0);
      }
      var orders = edge.takeOrders();
      assertTrue(orders.stream().anyMatch(o -> o.kind() == LinkLayout.ORDER_MIDI), "its sounds");
      var notes = orders.stream().filter(FakeEdge.Order::isNote).toList();
      assertFalse(notes.isEmpty());
      double ticksPerStep = 240;
      int onGrid = 0;
      for (FakeEdge.Order note : notes) {
        assertEquals(LinkLayout.UNIT_FRAMES, note.unit());
        assertTrue(note.start() >= begin, "not before the first note");
        double steps = (note.start() - begin) * TICKS_PER_FRAME / ticksPerStep;
        onGrid += Math.abs(steps - Math.rint(steps)) < 0.15 ? 1 : 0;
      }
      assertTrue(onGrid > notes.size() * 0.8, onGrid + " of " + notes.size() + " on the grid");
    }
  }

  @Test
  void aRestartedCompanionPlaysOnInTheMiddleOfTheSong() throws IOException {
    Smf song = Songs.chords(12, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, song);
      host.playUntil(4L * Songs.BAR, FRAMES);
      long first = edge.getLong(LinkLayout.COMPANION_AT);
      stage.restart();
      assertEquals(0, edge.getLong(LinkLayout.COMPANION_AT), "the first one left in peace");
      edge.takeOrders();
      stage.settle();
      assertNotEquals(0, edge.getLong(LinkLayout.COMPANION_AT));
      assertNotEquals(first, edge.getLong(LinkLayout.COMPANION_AT));
      host.epoch = 2;
      host.flags = LinkLayout.JUMPED;
      host.out.beginEpoch(2, 4L * Songs.BAR);
      host.playUntil(8L * Songs.BAR, FRAMES);
      long after =
          host.out.notes().get(Role.DRUMS).stream()
              .filter(note -> note.startTick() > 5L * Songs.BAR)
              .count();
      assertTrue(after > 10, "the drums play again: " + after);
    }
  }

  @Test
  void theWindowIsToldChordStyleAndPlan() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, Songs.chords(4, LinkStage.BPM));
      host.playUntil(Songs.BAR / 8, FRAMES);
      stage.links().round(System.nanoTime() + 100_000_000);
      stage.round();
      host.playUntil(3L * Songs.BAR, FRAMES);
      for (int i = 0; i < 3; i++) {
        stage.round();
        stage.links().round(System.nanoTime() + 1_000_000_000L * (i + 1));
      }
      stage.round();
      assertEquals("C", edge.viewText(32, 16));
      assertEquals("A minor", edge.viewText(64, 16));
      assertEquals("A", edge.viewText(80, 16));
      assertEquals("Straight Rock", edge.viewText(96, 32));
      assertEquals("", edge.viewText(128, 96), "while it plays there is nothing to say");
      assertEquals(0, edge.getInt(LinkLayout.VIEW_AT) % 2, "nobody writes just now");
      assertTrue(edge.getInt(LinkLayout.VIEW_AT + 4) > 20, "notes of the plan");
      long planTick = edge.getLong(LinkLayout.VIEW_AT + 8);
      assertTrue(Math.abs(2L * Songs.BAR - planTick) < 480, "from a bar ago on: " + planTick);
    }
  }

  @Test
  void anotherStyleTakesOverOnABarLineWhileTheBandPlays() throws IOException {
    Smf song = Songs.chords(12, LinkStage.BPM);
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, song);
      host.playUntil(4L * Songs.BAR, FRAMES);
      edge.control(0, LinkStage.OTHER_STYLE);
      host.playUntil(8L * Songs.BAR, FRAMES);
      host.out.beginEpoch(2, 8L * Songs.BAR);
      assertEquals("Bossa Nova", stage.links().band(0).style().name());
      assertEquals(0, host.out.late());
      Smf whole = Songs.chords(12, LinkStage.BPM);
      var rock = stage.offline(whole, 8L * Songs.BAR).get(Role.DRUMS);
      var played = host.out.notes().get(Role.DRUMS);
      long changed = 5L * Songs.BAR - 120;
      assertEquals(before(rock, changed), before(played, changed), "until the bar line it is rock");
      assertNotEquals(rock, played);
      assertTrue(played.getLast().startTick() > 7L * Songs.BAR, "and it plays on");
    }
  }

  @Test
  void aNewPatternPlaysFromTheBarLineAndTheOwnOneComesBack() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, Songs.chords(12, LinkStage.BPM));
      host.playUntil(4L * Songs.BAR, FRAMES);
      stage.links().steer(0, Control.NEW_PATTERN, 1);
      stage.links().steer(0, Control.NEW_PATTERN, 0);
      host.playUntil(8L * Songs.BAR, FRAMES);
      stage.links().steer(0, Control.OWN_PATTERN, 1);
      host.playUntil(12L * Songs.BAR, FRAMES);
      host.out.beginEpoch(2, 12L * Songs.BAR);
      assertEquals(0, host.out.late());
      var drums = host.out.notes().get(Role.DRUMS);
      assertTrue(keys(drums, 0, 5).contains(38), "the style's snare before");
      assertEquals(List.of(42), keys(drums, 5, 7), "hi-hats alone, as invented");
      assertEquals(List.of(), keys(host.out.notes().get(Role.BASS), 5, 7), "and no bass");
      assertTrue(keys(drums, 9, 12).contains(38), "the style's own again");
    }
  }

  /// The different keys struck from one bar to another.
  private static List<Integer> keys(List<Note> notes, int fromBar, int toBar) {
    return notes.stream()
        .filter(note -> note.startTick() >= (long) fromBar * Songs.BAR - 120)
        .filter(note -> note.startTick() < (long) toBar * Songs.BAR - 120)
        .map(Note::key)
        .distinct()
        .sorted()
        .toList();
  }

  /// Pitch class of the first bass note near a bar line.
  private static int rootAt(List<Note> bass, int bar) {
    return bass.stream()
            .filter(note -> Math.abs(note.startTick() - (long) bar * Songs.BAR) < 60)
            .findFirst()
            .orElseThrow()
            .key()
        % 12;
  }

  private static List<Integer> before(List<Note> notes, long tick) {
    return notes.stream().filter(note -> note.startTick() < tick).map(Note::key).toList();
  }

  @Test
  void theWindowSaysWhatTheBandWaitsFor() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var standing = new FakeEdge.Place(0, 0, 0, LinkStage.BPM, 1, LinkLayout.HAS_TRANSPORT);
      edge.reportBlock(0, FRAMES, standing);
      for (int i = 0; i < 3; i++) {
        stage.links().round(System.nanoTime() + 1_000_000_000L * i);
        stage.round();
      }
      assertEquals("Press play in your DAW.", edge.viewText(128, 96));
    }
  }

  @Test
  void anotherProjectIsHeardAsIfItWereTheFirst() throws IOException {
    Smf song = Songs.chords(4, LinkStage.BPM);
    long end = 4L * Songs.BAR;
    try (var stage = new LinkStage(folder)) {
      for (int project = 0; project < 2; project++) {
        var edge = stage.edge("project " + project, LinkLayout.KIND_PLUGIN);
        stage.settle();
        var host = new FakeHost(stage, edge, song);
        host.playUntil(end, FRAMES);
        host.out.beginEpoch(2, end);
        assertEquals(stage.offline(song, end), host.out.notes(), "project " + project);
        edge.close();
      }
    }
  }

  @Test
  void anEdgeThatVanishesIsLetGo() throws IOException {
    try (var stage = new LinkStage(folder)) {
      var edge = stage.edge("one", LinkLayout.KIND_PLUGIN);
      stage.settle();
      assertEquals(1, stage.links().count());
      edge.close();
      stage.settle();
      stage.settle();
      assertEquals(0, stage.links().count());
      assertTrue(stage.messages().getLast().contains("left"), stage.messages().toString());
    }
  }
}
