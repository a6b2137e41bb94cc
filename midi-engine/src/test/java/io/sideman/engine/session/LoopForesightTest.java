package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Quality;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class LoopForesightTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final long BAR = 3840;
  private static final int FIRST_BAR = 4;
  private static final int BARS = 8;

  /// Eight bars that do not repeat themselves.
  private static final Chord[] LOOP = {
    Chord.of(9, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(0, Quality.MAJ),
    Chord.of(7, Quality.MAJ),
    Chord.of(2, Quality.MIN),
    Chord.of(4, Quality.MIN),
    Chord.of(5, Quality.MAJ),
    Chord.of(4, Quality.MAJ)
  };

  private final TempoMap tempos = TempoMap.of(120);
  private final HostMemory memory = new HostMemory();
  private final Capture capture = new Capture(Capture.LIVE_CAPACITY);

  private Session session() throws IOException {
    Path models = PRESETS.resolve("models");
    var ear =
        new Ear(
            HarmonyModelFile.read(models.resolve("harmony-listener.bin")),
            BeatModel.read(models.resolve("beat.json")),
            Optional.empty());
    Style style = StyleLibrary.shipped(PRESETS).find("rock");
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var meters = MeterMap.of(Meter.COMMON);
    var grid = new Bearings.Grid(meters, _ -> true, memory);
    var bearings = Bearings.live(ear, grid, Optional.empty(), OptionalDouble.empty());
    var scheduler = new Scheduler();
    var conductor =
        new Conductor(players, BandSettings.defaults(1), bearings.outlook(meters), scheduler, 16);
    return new Session(tempos, Session.STEADY, bearings.listening(), conductor, scheduler, capture);
  }

  /// Plays the loop once, chords in halves; the band's bar `bar` is the loop's first.
  private void playLoop(Session session, long bar) {
    playLoop(session, bar, -1, Chord.NONE);
  }

  /// The same with `stranger` in one of the sixteen halves.
  private void playLoop(Session session, long bar, int strangeHalf, Chord stranger) {
    for (int half = 0; half < 2 * BARS; half++) {
      long tick = bar * BAR + half * BAR / 2;
      Chord chord = half == strangeHalf ? stranger : LOOP[half / 2];
      for (int tone = 0; tone < 3; tone++) {
        int key = 48 + chord.root() + chord.quality().interval(tone);
        session.input(tempos.nanosAt(tick), MidiMessage.noteOn(0, key, 80));
      }
      session.advance(tempos.nanosAt(tick + BAR / 2 - 10));
      for (int tone = 0; tone < 3; tone++) {
        int key = 48 + chord.root() + chord.quality().interval(tone);
        session.input(tempos.nanosAt(tick + BAR / 2 - 10), MidiMessage.noteOff(0, key));
      }
      session.advance(tempos.nanosAt(tick + BAR / 2) - 1);
    }
  }

  /// Bars of the loop whose first bass note was struck with the performer and belongs to the chord.
  private int barsForeseen(long bar) {
    int foreseen = 0;
    for (int i = 0; i < BARS; i++) {
      long line = (bar + i) * BAR;
      Optional<Note> first =
          capture.notes(Role.BASS, line - 40).stream()
              .filter(note -> note.startTick() < line + 20)
              .findFirst();
      foreseen += first.isPresent() && LOOP[i].contains(first.get().key()) ? 1 : 0;
    }
    return foreseen;
  }

  @Test
  void theSecondPassOfAHostLoopKnowsTheChordsOfTheFirst() throws IOException {
    Session first = session();
    memory.jump(0, FIRST_BAR * BAR);
    first.start(FIRST_BAR * BAR);
    playLoop(first, FIRST_BAR);
    first.stop(tempos.nanosAt((FIRST_BAR + BARS) * BAR));
    assertTrue(barsForeseen(FIRST_BAR) <= 3, "nobody can know: " + barsForeseen(FIRST_BAR));

    capture.clear();
    Session second = session();
    memory.jump((FIRST_BAR + BARS) * BAR, FIRST_BAR * BAR);
    second.start(FIRST_BAR * BAR);
    playLoop(second, FIRST_BAR);
    assertEquals(BARS, barsForeseen(FIRST_BAR));

    memory.turn((FIRST_BAR + BARS) * BAR, FIRST_BAR * BAR);
    playLoop(second, FIRST_BAR + BARS);
    second.stop(tempos.nanosAt((FIRST_BAR + 2 * BARS) * BAR));
    assertEquals(BARS, barsForeseen(FIRST_BAR + BARS));
  }

  @Test
  void aStrangeChordDoesNotCostTheKnownOneAfterIt() throws IOException {
    Session session = session();
    memory.jump(0, FIRST_BAR * BAR);
    session.start(FIRST_BAR * BAR);
    playLoop(session, FIRST_BAR);
    for (int pass = 1; pass <= 3; pass++) {
      long bar = FIRST_BAR + pass * (long) BARS;
      memory.turn(bar * BAR, FIRST_BAR * BAR);
      playLoop(session, bar, 4 * pass + 1, Chord.of(3, Quality.MAJ));
      assertEquals(BARS, barsForeseen(bar), "pass " + pass);
    }
    session.stop(tempos.nanosAt((FIRST_BAR + 4 * BARS) * BAR));
  }
}
