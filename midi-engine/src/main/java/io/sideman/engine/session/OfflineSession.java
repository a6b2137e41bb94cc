package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.Conductor;
import io.sideman.engine.conduct.HarmonyJournal;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.event.Note;
import io.sideman.engine.schedule.Scheduler;
import io.sideman.engine.steer.InputRole;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Transport;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// A session under a simulated clock that runs as fast as the machine allows.
final class OfflineSession {
  private static final int LOOK_AHEAD_STEPS = 16;

  /// When the band plays.
  ///
  /// @param endNanos where it stops
  /// @param fileTempos the time line on which its notes are written down
  record Clock(
      Transport transport,
      Session.TimeKeeper timeKeeper,
      MeterMap meters,
      long endNanos,
      TempoMap fileTempos,
      long blockNanos) {}

  /// What came of it.
  ///
  /// @param notes by role, in order, on the file's time line in ticks of 960 per quarter
  /// @param conductor with its counts of planned steps and their cost
  record Take(Map<Role, List<Note>> notes, HarmonyJournal harmony, Conductor conductor) {}

  /// Notes on the file's time line, for the listeners.
  record Inputs(List<Note> performer, List<Note> bass, List<Note> kick) {}

  private record Played(long nanos, int message) {}

  private OfflineSession() {}

  /// Plays from tick 0 to the end.
  ///
  /// @param progress told the share done, 0 to 1
  static Take play(
      List<RolePlayer> players,
      BandSettings settings,
      Bearings bearings,
      Clock clock,
      Inputs inputs,
      DoubleConsumer progress) {
    var scheduler = new Scheduler();
    var recorder = new TakeRecorder(clock.transport(), clock.fileTempos());
    var journal = new HarmonyJournal(bearings.harmony(), recorder::fileTick);
    var outlook =
        new Conductor.Outlook(
            journal, bearings.form(), bearings.performer(), clock.meters(), bearings.direction());
    var conductor = new Conductor(players, settings, outlook, scheduler, LOOK_AHEAD_STEPS);
    var session =
        new Session(
            clock.transport(),
            clock.timeKeeper(),
            bearings.listening(),
            conductor,
            scheduler,
            recorder);
    session.start(0);
    run(session, events(inputs, clock.fileTempos()), clock, progress);
    return new Take(recorder.notes(settings.roles()), journal, conductor);
  }

  /// Note-offs come before note-ons of the same moment.
  private static List<Played> events(Inputs inputs, TempoMap fileTempos) {
    var events = new ArrayList<Played>(2 * inputs.performer().size());
    add(events, inputs.performer(), InputRole.PERFORMER, fileTempos);
    add(events, inputs.bass(), InputRole.MY_BASS, fileTempos);
    add(events, inputs.kick(), InputRole.MY_KICK, fileTempos);
    events.sort((a, b) -> {
      int order = Long.compare(a.nanos(), b.nanos());
      return order != 0
          ? order
          : Boolean.compare(MidiMessage.isNoteOn(a.message()), MidiMessage.isNoteOn(b.message()));
    });
    return events;
  }

  private static void add(
      List<Played> events, List<Note> notes, InputRole who, TempoMap fileTempos) {
    for (Note note : notes) {
      int on = MidiMessage.noteOn(note.channel(), note.key(), note.velocity());
      int off = MidiMessage.noteOff(note.channel(), note.key());
      events.add(new Played(fileTempos.nanosAt(note.startTick()), who.mark(on)));
      events.add(new Played(fileTempos.nanosAt(note.endTick()), who.mark(off)));
    }
  }

  private static void run(
      Session session, List<Played> events, Clock clock, DoubleConsumer progress) {
    int next = 0;
    long now = 0;
    while (now < clock.endNanos()) {
      now = Math.min(clock.endNanos(), now + clock.blockNanos());
      while (next < events.size() && events.get(next).nanos() < now) {
        session.input(events.get(next).nanos(), events.get(next).message());
        next++;
      }
      session.advance(now - 1);
      progress.accept((double) now / clock.endNanos());
    }
    session.stop(clock.endNanos());
  }
}
