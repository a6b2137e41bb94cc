package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.CurvedPerformer;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.HarmonyJournal;
import io.sideman.engine.conduct.KnownForm;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.KnownPerformance;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.curves.Colour;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.listen.form.FormAnalysis;
import io.sideman.engine.listen.harmony.HarmonyAnalysis;
import io.sideman.engine.smf.Smf;
import io.sideman.engine.steer.Script;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.steer.Thinned;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;
import java.util.stream.Stream;

/// Plays the band along with a file: the live session under a simulated clock.
public final class Accompaniment {
  /// What the band knows of the file before its time.
  public enum Hear {
    /// Chords, tempo map and form of the whole file, so that every change is hit on the beat.
    WHOLE,
    /// Nothing, as on stage.
    LIVE
  }

  /// Who plays a part of the band himself, in the file's band ticks.
  ///
  /// @param bass beside whom the band's bass rests
  /// @param kick beside whom the band's kick rests
  public record Guests(List<Note> bass, List<Note> kick) {
    public static final Guests NONE = new Guests(List.of(), List.of());

    public Guests {
      bass = List.copyOf(bass);
      kick = List.copyOf(kick);
    }
  }

  /// What to play along with and how.
  ///
  /// @param heard notes the band listens to, in the file's band ticks, drums left out
  /// @param intensity 0 to 1, or empty to follow the performer
  /// @param blockNanos how far the simulated clock moves at a time; the outcome does not depend on
  ///   it
  /// @param steering where the controls stand; made for this request
  /// @param script what is turned and pressed on the way
  /// @param curves what is asked bar by bar; tension only of a file that is known beforehand
  public record Request(
      Smf file,
      List<Note> heard,
      Hear hear,
      Optional<Sheet> sheet,
      OptionalDouble intensity,
      BandSettings settings,
      long blockNanos,
      Guests guests,
      Steering steering,
      Script script,
      Curves curves) {
    /// Nothing is asked bar by bar.
    public Request(
        Smf file,
        List<Note> heard,
        Hear hear,
        Optional<Sheet> sheet,
        OptionalDouble intensity,
        BandSettings settings,
        long blockNanos,
        Guests guests,
        Steering steering,
        Script script) {
      this(
          file,
          heard,
          hear,
          sheet,
          intensity,
          settings,
          blockNanos,
          guests,
          steering,
          script,
          Curves.NONE);
    }

    /// Nobody but the performer plays, and nobody steers.
    public Request(
        Smf file,
        List<Note> heard,
        Hear hear,
        Optional<Sheet> sheet,
        OptionalDouble intensity,
        BandSettings settings,
        long blockNanos) {
      this(
          file,
          heard,
          hear,
          sheet,
          intensity,
          settings,
          blockNanos,
          Guests.NONE,
          new Steering(),
          Script.NONE);
    }

    public Request {
      if (blockNanos < 1) {
        throw new IllegalArgumentException("a block must last, but had " + blockNanos + " nanos");
      }
      if (hear == Hear.LIVE && curves.tension().isPresent()) {
        throw new IllegalArgumentException("chords that are not known cannot be coloured");
      }
    }

    /// Everything that tells about harmony and beat.
    private List<Note> tonal() {
      return guests.bass().isEmpty()
          ? heard
          : Stream.concat(heard.stream(), guests.bass().stream()).sorted().toList();
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
    List<Note> tonal = request.tonal();
    BandTime time =
        whole
            ? BandTime.known(request.file(), tonal, ear.beat())
            : BandTime.live(request.file(), tonal, ear.beat());
    boolean follows = !whole && !time.fromFile();
    List<Note> heard = follows ? tonal : time.toBand(tonal, fileTempos);
    long endTick = endOfBar(heard, time);
    long endNanos =
        follows ? fileTempos.nanosAt(request.file().endTick()) : time.transport().nanosAt(endTick);
    var take =
        OfflineSession.play(
            players,
            request.settings(),
            scripted(whole ? foresee(heard, time, endTick) : listen(time)),
            new OfflineSession.Clock(
                time.transport(),
                time.timeKeeper(),
                time.meters(),
                endNanos,
                fileTempos,
                request.blockNanos()),
            new OfflineSession.Inputs(
                request.heard(), request.guests().bass(), request.guests().kick()),
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

  private Bearings listen(BandTime time) {
    return Bearings.live(
        ear,
        new Bearings.Grid(time.meters(), time.settled()),
        request.sheet(),
        performer -> dynamics(performer, time.meters()),
        request.steering());
  }

  /// As the performer, the fixed intensity and the density curve have it.
  private PerformerOutlook dynamics(PerformerOutlook performer, MeterMap meters) {
    PerformerOutlook level = Bearings.dynamics(performer, request.intensity());
    return request
        .curves()
        .density()
        .<PerformerOutlook>map(
            curve -> new CurvedPerformer(level, curve, meters, request.intensity().isEmpty()))
        .orElse(level);
  }

  private Sheet coloured(Sheet sheet, MeterMap meters, long endTick) {
    return request
        .curves()
        .tension()
        .map(curve ->
            new Sheet(
                Colour.paint(sheet.chords(), sheet.keys(), meters, endTick, curve, false),
                sheet.keys()))
        .orElse(sheet);
  }

  private Bearings foresee(List<Note> heard, BandTime time, long endTick) {
    MeterMap meters = time.meters();
    Sheet sheet = request.sheet().orElseGet(() -> hearWhole(heard, meters));
    Timeline<SectionKind> form = FormAnalysis.analyse(heard, sheet.chords(), meters);
    Sheet played = coloured(sheet, meters, endTick);
    List<Note> performer =
        request.guests().bass().isEmpty() ? heard : time.toBand(request.heard(), fileTempos);
    return Bearings.foreseeing(
        meters,
        new KnownHarmony(played.chords(), played.keys()),
        new KnownForm(form, meters, meters.barAt(endTick)),
        dynamics(new KnownPerformance(performer), meters),
        request.steering());
  }

  private Bearings scripted(Bearings bearings) {
    Direction scripted = request.script().over(bearings.direction(), request.steering());
    long seed = request.settings().seed();
    return bearings.directed(
        request
            .curves()
            .density()
            .<Direction>map(curve -> new Thinned(scripted, curve, seed))
            .orElse(scripted));
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
