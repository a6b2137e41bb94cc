package io.sideman.app.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.event.Note;
import io.sideman.engine.steer.VisitingPart;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A visitor in a band that a host leads, while the harmony is heard live.
class VisitingSeatTest {
  private static final long BAR = Songs.BAR;
  private static final int KEYS = Role.KEYS.channel();

  /// Against most of the chords, and long.
  private static final List<Note> RIFF =
      List.of(
          new Note(0, 3000, 61, 90, KEYS),
          new Note(120, 2000, 66, 80, KEYS),
          new Note(BAR - 480, 2400, 70, 70, KEYS),
          new Note(BAR + 2880, 900, 63, 100, KEYS));

  @TempDir private Path folder;

  private static List<Note> rounds(long from, long until) {
    var notes = new ArrayList<Note>();
    for (long begin = from; begin < until; begin += 2 * BAR) {
      for (Note note : RIFF) {
        long start = begin + note.startTick();
        long end = Math.min(until, start + note.lengthTicks());
        if (start < until) {
          notes.add(new Note(start, end - start, note.key(), note.velocity(), KEYS));
        }
      }
    }
    return notes;
  }

  private static List<Note> from(List<Note> notes, long tick) {
    return notes.stream().filter(note -> note.startTick() >= tick).toList();
  }

  private static Visitors guest() {
    var part = new VisitingPart(Role.KEYS, RIFF, Meter.COMMON, 2, false);
    return new Visitors(List.of(part), Visitors.Entry.BAR);
  }

  @Test
  void itIsOrderedAsWrittenAndAJumpOfTheSongFindsItThere() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      var host = new FakeHost(stage, edge, Songs.chords(8, LinkStage.BPM));
      host.playUntil(2 * BAR + 500, 256);
      stage.links().visit(0, guest());
      long end = 8 * BAR - 1000; // the host stops in the middle of notes
      host.playUntil(end, 256);
      host.out.beginEpoch(2, end);
      assertEquals(0, host.out.late());
      assertEquals(rounds(3 * BAR, end), from(host.out.notes().get(Role.KEYS), 3 * BAR));

      stage.settle();
      var again = new FakeHost(stage, edge, Songs.chords(4, LinkStage.BPM));
      again.epoch = 2;
      again.out.beginEpoch(2, 0);
      edge.takeOrders();
      again.playUntil(4 * BAR, 256);
      again.out.beginEpoch(3, 4 * BAR);
      var heard = again.out.notes().get(Role.KEYS);
      assertEquals(from(rounds(0, 4 * BAR), BAR), from(heard, BAR), "as from the first bar on");
    }
  }

  @Test
  void sentAwayItIsSilentAtOnceAndThePlayerComesBack() throws IOException {
    try (var stage = new LinkStage(folder);
        var edge = stage.edge("one", LinkLayout.KIND_PLUGIN)) {
      stage.settle();
      stage.links().visit(0, guest());
      var host = new FakeHost(stage, edge, Songs.chords(8, LinkStage.BPM));
      long gone = 4 * BAR + 1000;
      host.playUntil(gone, 256);
      stage.links().visit(0, Visitors.NONE);
      host.playUntil(8 * BAR, 256);
      host.out.beginEpoch(2, 8 * BAR);
      var keys = host.out.notes().get(Role.KEYS);
      var cut = keys.stream().filter(note -> note.startTick() == 4 * BAR).toList().getFirst();
      assertTrue(cut.endTick() > gone && cut.endTick() < gone + 480, "it ended at " + cut);
      assertTrue(from(keys, 5 * BAR).stream().noneMatch(note -> note.lengthTicks() == 3000));
      assertTrue(from(keys, 5 * BAR).size() > 4, "the player is back");
    }
  }
}
