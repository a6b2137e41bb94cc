package io.sideman.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.conduct.LiveHarmony;
import io.sideman.engine.conduct.LivePerformer;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.listen.PerformanceListener;
import io.sideman.engine.listen.harmony.HarmonyListener;
import io.sideman.engine.listen.harmony.HarmonyModelFile;
import io.sideman.engine.schedule.Capture;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.steer.Control;
import io.sideman.engine.steer.InputRole;
import io.sideman.engine.steer.Steered;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.steer.VisitingPart;
import io.sideman.engine.steer.Visitors;
import io.sideman.engine.style.PatternPlayer;
import io.sideman.engine.style.Style;
import io.sideman.engine.style.StyleLibrary;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SteadyStateTest {
  private static final Path PRESETS = Path.of(System.getProperty("sideman.presets"));
  private static final long BAR_NANOS = 2_000_000_000L; // 4/4 at 120 bpm
  private static final Control[] MOVES = {
    Control.FILL,
    Control.TRADE,
    Control.BREAK,
    Control.DENSITY_KEYS,
    Control.MUTE_PAD,
    Control.HOLD,
    Control.BUILD,
    Control.SECTION,
    Control.LAY_OUT,
    Control.COUNT_IN
  };
  private static final int[] ROOTS = {57, 53, 60, 55, 62, 52};

  private static final Visitors[] GUESTS = {
    guest(Role.BASS), Visitors.NONE, guest(Role.LEAD), guest(Role.DRUMS)
  };

  private final Steering steering = new Steering();
  private long now;

  @Test
  void allocatesNothingWhileTheMusicRuns() throws IOException {
    Session session = stage();
    session.start(0);
    play(session, 96);
    long least = Long.MAX_VALUE;
    var threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    for (int round = 0; round < 6; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      play(session, 24);
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertEquals(0, least, "bytes in 24 bars of listening, replanning and playing");
  }

  private static Visitors guest(Role role) {
    var notes = List.of(new Note(0, 900, 50, 90, 0), new Note(1000, 9000, 53, 90, 0));
    var part = new VisitingPart(role, notes, Meter.COMMON, 2, role == Role.LEAD);
    return new Visitors(List.of(part), Visitors.Entry.BAR);
  }

  /// Chords that never come round the same way, so that the plan is made again and again.
  private void play(Session session, int bars) {
    for (int bar = 0; bar < bars; bar++) {
      int root = ROOTS[(int) (now / BAR_NANOS * 7 % 11 % ROOTS.length)];
      steer(bar);
      strike(session, root, true);
      session.advance(now += BAR_NANOS / 2);
      strike(session, root, false);
      session.advance(now += BAR_NANOS / 2);
    }
  }

  /// Turns and presses something new in every bar, the band's end left out.
  private void steer(int bar) {
    steering.visit(GUESTS[bar / 3 % GUESTS.length]);
    Control control = MOVES[bar % MOVES.length];
    steering.set(control, bar / MOVES.length % 2 == 0 ? 2 - bar % 2 : 0);
  }

  private void strike(Session session, int root, boolean on) {
    int kick = on ? MidiMessage.noteOn(9, 36, 100) : MidiMessage.noteOff(9, 36);
    session.input(now, InputRole.MY_KICK.mark(kick));
    for (int interval = 0; interval <= 7; interval += interval == 0 ? 4 : 3) {
      int message =
          on ? MidiMessage.noteOn(0, root + interval, 80) : MidiMessage.noteOff(0, root + interval);
      session.input(now, message);
    }
  }

  private Session stage() throws IOException {
    Style style = StyleLibrary.shipped(PRESETS).find("funk");
    List<RolePlayer> players =
        Arrays.stream(Role.values())
            .<RolePlayer>map(role -> new PatternPlayer(style, role))
            .toList();
    var meters = MeterMap.of(Meter.COMMON);
    var model = HarmonyModelFile.read(PRESETS.resolve("models").resolve("harmony-listener.bin"));
    var harmony = new HarmonyListener(model, meters);
    var performance = new PerformanceListener();
    var steered =
        new Steered(
            steering,
            meters,
            new LiveHarmony(harmony, Optional.empty(), meters),
            new CountedForm(),
            new LivePerformer(performance));
    var outlook =
        new Conductor.Outlook(
            steered.harmony(), steered.form(), steered.performer(), meters, steered);
    var scheduler = new Scheduler();
    var conductor = new Conductor(players, BandSettings.defaults(1), outlook, scheduler, 16);
    return new Session(
        TempoMap.of(120),
        Session.STEADY,
        new Ears(harmony, performance, steered.company()),
        conductor,
        scheduler,
        new Capture(Capture.LIVE_CAPACITY));
  }
}
