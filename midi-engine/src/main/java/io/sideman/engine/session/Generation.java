package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.conduct.CurvedPerformer;
import io.sideman.engine.conduct.Direction;
import io.sideman.engine.conduct.KnownForm;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.PerformerOutlook;
import io.sideman.engine.conduct.SteadyPerformer;
import io.sideman.engine.curves.Colour;
import io.sideman.engine.curves.Curves;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.steer.Thinned;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import io.sideman.engine.time.Ticks;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleConsumer;

/// Lets the band play by itself over given chords.
public final class Generation {
  /// How hard the band plays when nobody says.
  public static final double STEADY_INTENSITY = 0.6;

  private static final long BLOCK_NANOS = 100_000_000;
  private static final OfflineSession.Inputs NOBODY =
      new OfflineSession.Inputs(List.of(), List.of(), List.of());

  /// What to play.
  ///
  /// @param chords for the whole length
  /// @param form sections by tick, or empty for the usual ones
  /// @param bars at least 1
  /// @param intensity 0 to 1, or empty for a steady [#STEADY_INTENSITY] that a density curve may
  ///   bend
  public record Request(
      Timeline<Chord> chords,
      Timeline<Key> keys,
      MeterMap meters,
      Optional<Timeline<SectionKind>> form,
      double tempoBpm,
      int bars,
      OptionalDouble intensity,
      BandSettings settings,
      Curves curves) {
    /// One metre, sections as they are counted out on stage, nothing asked bar by bar.
    public Request(
        Timeline<Chord> chords,
        Timeline<Key> keys,
        Meter meter,
        double tempoBpm,
        int bars,
        double intensity,
        BandSettings settings) {
      this(
          chords,
          keys,
          MeterMap.of(meter),
          Optional.empty(),
          tempoBpm,
          bars,
          OptionalDouble.of(intensity),
          settings,
          Curves.NONE);
    }

    public Request {
      if (bars < 1) {
        throw new IllegalArgumentException("bars must be at least 1, but were " + bars);
      }
    }
  }

  private Generation() {}

  /// Notes by role in band ticks, which begin at the first bar.
  public static Map<Role, List<Note>> play(
      Request request, List<RolePlayer> players, DoubleConsumer progress) {
    MeterMap meters = request.meters();
    TempoMap tempos = TempoMap.of(request.tempoBpm());
    Timeline<SectionKind> form = request.form().orElseGet(() -> sections(meters, request.bars()));
    var bearings =
        new Bearings(
            new KnownHarmony(chords(request), request.keys()),
            new KnownForm(form, meters, request.bars()),
            performer(request),
            Session.FORESIGHT,
            direction(request));
    var clock =
        new OfflineSession.Clock(
            tempos,
            Session.STEADY,
            meters,
            tempos.nanosAt(meters.barStart(request.bars())),
            tempos,
            BLOCK_NANOS);
    var played =
        OfflineSession.play(players, request.settings(), bearings, clock, NOBODY, progress).notes();
    return within(played, meters.barStart(request.bars()));
  }

  /// Without the strokes of the bar after the last one that come a little early.
  private static Map<Role, List<Note>> within(Map<Role, List<Note>> played, long endTick) {
    Map<Role, List<Note>> within = new EnumMap<>(Role.class);
    played.forEach((role, notes) ->
        within.put(
            role,
            notes.stream()
                .filter(note -> note.startTick() + Ticks.PER_STEP / 2 < endTick)
                .toList()));
    return within;
  }

  /// The chords that are played: the request's, as tense as its curve asks.
  public static Timeline<Chord> chords(Request request) {
    if (request.curves().tension().isEmpty()) {
      return request.chords();
    }
    return Colour.paint(
        request.chords(),
        request.keys(),
        request.meters(),
        request.meters().barStart(request.bars()),
        request.curves().tension().get(),
        true);
  }

  private static Direction direction(Request request) {
    long seed = request.settings().seed();
    return request
        .curves()
        .density()
        .<Direction>map(curve -> new Thinned(Direction.NONE, curve, seed))
        .orElse(Direction.NONE);
  }

  private static PerformerOutlook performer(Request request) {
    var steady = new SteadyPerformer(request.intensity().orElse(STEADY_INTENSITY));
    return request
        .curves()
        .density()
        .<PerformerOutlook>map(curve ->
            new CurvedPerformer(steady, curve, request.meters(), request.intensity().isEmpty()))
        .orElse(steady);
  }

  private static Timeline<SectionKind> sections(MeterMap meters, int bars) {
    var form = new CountedForm();
    var spans = new ArrayList<Timeline.Span<SectionKind>>();
    for (long bar = 0; bar < bars; bar = form.sectionEnd(bar)) {
      spans.add(new Timeline.Span<>(meters.barStart(bar), form.sectionAt(bar)));
    }
    return Timeline.of(SectionKind.A, spans);
  }
}
