package io.sideman.app.jam;

import static io.sideman.app.jam.TestStage.BAR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.app.jam.TestStage.Sent;
import io.sideman.engine.band.Role;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.VisitingPart;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.time.Meter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class StageTest {
  private static final int SNARE = 38;
  private static final int SIDE_STICK = 37;
  private static final double A_ROUND = 3; // ticks in a millisecond and a half at 120 bpm

  private static final List<Note> RIFF =
      List.of(
          new Note(0, 400, 34, 90, 0),
          new Note(700, 240, 37, 80, 0),
          new Note(1440, 2000, 41, 70, 0),
          new Note(BAR + 960, 960, 46, 100, 0));

  private static Set<Integer> drums(TestStage played, long from, long until) {
    var keys = new TreeSet<Integer>();
    for (Sent sent : played.sent) {
      boolean inside = sent.tick() >= from - 60 && sent.tick() < until - 60;
      if (sent.isOn() && sent.channel() == Role.DRUMS.channel() && inside) {
        keys.add(sent.key());
      }
    }
    return keys;
  }

  private static void press(TestStage played, Control control) {
    played.stage.steer(control, 1);
    played.stage.steer(control, 0);
  }

  /// Every note-on has got its note-off, and no note-off came without.
  private static void assertAllEnded(TestStage played) {
    Map<Integer, Integer> sounding = new HashMap<>();
    for (Sent sent : played.sent) {
      int now =
          sounding.merge(sent.channel() << 7 | sent.key(), sent.isOn() ? 1 : -1, Integer::sum);
      assertTrue(now == 0 || now == 1, () -> "at " + sent);
    }
    assertTrue(sounding.values().stream().allMatch(count -> count == 0), sounding.toString());
  }

  @Test
  void newPatternsTakeOverOnABarLineAndTheOwnOnesComeBack() throws IOException {
    var played = new TestStage();
    played.playUntil(2 * BAR + 2000);
    press(played, Control.NEW_PATTERN);
    played.playUntil(5 * BAR + 2000);
    press(played, Control.OWN_PATTERN);
    played.playUntil(8 * BAR);
    played.end();
    assertTrue(drums(played, 2 * BAR, 3 * BAR).contains(SNARE), "its own up to the bar line");
    assertEquals(Set.of(SIDE_STICK), drums(played, 3 * BAR, 6 * BAR));
    assertTrue(drums(played, 6 * BAR, 8 * BAR).contains(SNARE), "its own from the bar line on");
    assertTrue(!drums(played, 6 * BAR, 8 * BAR).contains(SIDE_STICK));
    assertAllEnded(played);
  }

  @Test
  void aPatternAskedForTwiceIsSwappedOnceMore() throws IOException {
    var played = new TestStage();
    played.playUntil(BAR + 2000);
    press(played, Control.NEW_PATTERN);
    played.playUntil(BAR + 2600);
    press(played, Control.OWN_PATTERN);
    played.playUntil(5 * BAR);
    played.end();
    assertTrue(drums(played, 4 * BAR, 5 * BAR).contains(SNARE), "who asks last is heard");
    assertAllEnded(played);
  }

  @Test
  void aVisitorGoesThroughTheBandsPortInTimeAlsoWhenTheTempoChanges() throws IOException {
    var played = new TestStage();
    played.playUntil(BAR + 1000);
    var part = new VisitingPart(Role.BASS, RIFF, Meter.COMMON, 2, false);
    played.stage.visit(new Visitors(List.of(part), Visitors.Entry.BAR));
    played.playUntil(4 * BAR);
    played.stage.clock().setTempo(90);
    long slower = played.nanos();
    played.playUntil(8 * BAR + 2000); // in the middle of the long note
    played.end();
    var bass =
        played.sent.stream()
            .filter(sent -> sent.channel() == Role.BASS.channel())
            .filter(sent -> sent.tick() > 2 * BAR - 120)
            .filter(sent -> sent.isOn() || sent.tick() > 2 * BAR + 10)
            .toList();
    var expected = new ArrayList<Sent>();
    for (long begin = 2 * BAR; begin < 8 * BAR + 2000; begin += 2 * BAR) {
      for (Note note : RIFF) {
        long start = begin + note.startTick();
        if (start < 8 * BAR + 2000) {
          expected.add(event(start, 0x90, note));
          expected.add(event(Math.min(start + note.lengthTicks(), 8 * BAR + 2000), 0x80, note));
        }
      }
    }
    assertEquals(
        expected.stream().map(StageTest::what).toList(),
        bass.stream().map(StageTest::what).toList());
    for (int i = 0; i < expected.size(); i++) {
      assertEquals(expected.get(i).tick(), bass.get(i).tick(), A_ROUND, "event " + i);
    }
    double bars = (8 * BAR + 2000 - 4 * BAR) / (double) BAR;
    assertEquals(bars * 4 * 60 / 90, (played.nanos() - slower) / 1e9, 0.1, "at 90 bpm");
    assertAllEnded(played);
  }

  private static Sent event(long tick, int status, Note note) {
    int message =
        status == 0x90
            ? MidiMessage.noteOn(Role.BASS.channel(), note.key(), note.velocity())
            : MidiMessage.noteOff(Role.BASS.channel(), note.key());
    return new Sent(tick, 0, message);
  }

  private static String what(Sent sent) {
    return sent.isOn()
        ? "on " + sent.key() + " at " + MidiMessage.data2(sent.message())
        : "off " + sent.key();
  }
}
