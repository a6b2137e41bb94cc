package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.HarmonyJournal;
import io.sideman.engine.conduct.KnownForm;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.KnownPerformance;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.form.FormAnalysis;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/// Plays the band along with a file: the live session under a simulated clock.
public final class Accompaniment {
  /// What the band knows of the file before its time.
  public enum Hear {
    /// Chords, tempo map and form of the whole file, so that every change is hit on the beat.
    WHOLE,
    /// Nothing, as on stage.
    LIVE
  }

  /// What to play along with and how.
  ///
  /// @param heard notes the band listens to, in the file's band ticks, drums left out
  /// @param intensity 0 to 1, or empty to follow the performer
  /// @param blockNanos how far the simulated clock moves at a time; the outcome does not depend on
  ///   it
  public record Request(
      Smf file,
      List<Note> heard,
      Hear hear,
      Optional<Sheet> sheet,
      OptionalDouble intensity,
      BandSettings settings,
      long blockNanos) {
    public Request {
      if (blockNanos < 1) {
        throw new IllegalArgumentException("a block must last, but had " + blockNanos + " nanos");
      }
    }
  }

  /// What came of it.
  ///
  /// @param notes by role, on the file's time line in ticks of 960 per quarter
  /// @param harmony the chords and keys the band went by, on the same time line
  /// @param time how band ticks lie on the file
  /// @param tempos the tempo map of the file, or the beats heard where it was not trusted
  /// @param endTick where the band stopped, in band ticks
  /// @param stepsPlanned grid steps planned, those planned again included
  /// @param replans how often the plan was replaced
  /// @param planningNanos wall time spent planning
  /// @param worstPlanningNanos the longest single decision
  public record Result(
      Map<Role, List<Note>> notes,
      HarmonyJournal harmony,
      BandTime time,
      List<TempoMap.Change> tempos,
      long endTick,
      long stepsPlanned,
      long replans,
      long planningNanos,
      long worstPlanningNanos) {}

  private final Request request;
  private final Ear ear;
  private final TempoMap fileTempos;

  private Accompaniment(Request request, Ear ear) {
    this.request = request;
    this.ear = ear;
    fileTempos = request.file().tempoMap();
  }

  /// Plays the whole file.
  ///
  /// @param players one per role that may play, in role order
  /// @param progress told the share done, 0 to 1
  public static Result play(
      Request request, Ear ear, List<RolePlayer> players, DoubleConsumer progress) {
    return new Accompaniment(request, ear).run(players, progress);
  }

  private Result run(List<RolePlayer> players, DoubleConsumer progress) {
    boolean whole = request.hear() == Hear.WHOLE;
    BandTime time =
        whole
            ? BandTime.known(request.file(), request.heard(), ear.beat())
            : BandTime.live(request.file(), request.heard(), ear.beat());
    boolean follows = !whole && !time.fromFile();
    List<Note> heard = follows ? request.heard() : time.toBand(request.heard(), fileTempos);
    long endTick = endOfBar(heard, time);
    long endNanos =
        follows ? fileTempos.nanosAt(request.file().endTick()) : time.transport().nanosAt(endTick);
    var take =
        OfflineSession.play(
            players,
            request.settings(),
            whole
                ? foresee(heard, time.meters(), endTick)
                : Bearings.live(
                    ear,
                    new Bearings.Grid(time.meters(), time.settled()),
                    request.sheet(),
                    request.intensity()),
            new OfflineSession.Clock(
                time.transport(),
                time.timeKeeper(),
                time.meters(),
                endNanos,
                fileTempos,
                request.blockNanos()),
            request.heard(),
            progress);
    var conductor = take.conductor();
    return new Result(
        take.notes(),
        take.harmony(),
        time,
        time.transport() instanceof TempoMap map ? map.changes() : List.of(),
        endTick,
        conductor.stepsPlanned(),
        conductor.replans(),
        conductor.planningNanos(),
        conductor.worstPlanningNanos());
  }

  private Bearings foresee(List<Note> heard, MeterMap meters, long endTick) {
    Sheet sheet = request.sheet().orElseGet(() -> hearWhole(heard, meters));
    Timeline<SectionKind> form = FormAnalysis.analyse(heard, sheet.chords(), meters);
    return new Bearings(
        new KnownHarmony(sheet.chords(), sheet.keys()),
        new KnownForm(form, meters, meters.barAt(endTick)),
        Bearings.dynamics(new KnownPerformance(heard), request.intensity()),
        Session.FORESIGHT);
  }

  private Sheet hearWhole(List<Note> heard, MeterMap meters) {
    var harmony = new HarmonyAnalysis(ear.harmony()).analyse(heard, meters);
    return new Sheet(harmony.chords(), harmony.keys());
  }

  private long endOfBar(List<Note> heard, BandTime time) {
    long end = time.fromFile() ? request.file().endTick() : 0;
    for (Note note : heard) {
      end = Math.max(end, note.endTick());
    }
    MeterMap meters = time.meters();
    return end == 0 ? 0 : meters.barStart(meters.barAt(end - 1) + 1);
  }
}
