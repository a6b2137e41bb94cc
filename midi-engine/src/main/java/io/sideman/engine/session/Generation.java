package io.sideman.engine.session;

import io.sideman.engine.band.Role;
import io.sideman.engine.band.RolePlayer;
import io.sideman.engine.band.SectionKind;
import io.sideman.engine.conduct.BandSettings;
import io.sideman.engine.conduct.CountedForm;
import io.sideman.engine.conduct.KnownForm;
import io.sideman.engine.conduct.KnownHarmony;
import io.sideman.engine.conduct.SteadyPerformer;
import io.sideman.engine.event.Note;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.DoubleConsumer;

/// Lets the band play by itself over given chords.
public final class Generation {
  private static final long BLOCK_NANOS = 100_000_000;
  private static final OfflineSession.Inputs NOBODY =
      new OfflineSession.Inputs(List.of(), List.of(), List.of());

  /// What to play.
  ///
  /// @param chords for the whole length
  /// @param bars at least 1
  /// @param intensity 0 to 1
  public record Request(
      Timeline<Chord> chords,
      Timeline<Key> keys,
      Meter meter,
      double tempoBpm,
      int bars,
      double intensity,
      BandSettings settings) {
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
    MeterMap meters = MeterMap.of(request.meter());
    TempoMap tempos = TempoMap.of(request.tempoBpm());
    var bearings =
        new Bearings(
            new KnownHarmony(request.chords(), request.keys()),
            new KnownForm(sections(meters, request.bars()), meters, request.bars()),
            new SteadyPerformer(request.intensity()),
            Session.FORESIGHT);
    var clock =
        new OfflineSession.Clock(
            tempos,
            Session.STEADY,
            meters,
            tempos.nanosAt(meters.barStart(request.bars())),
            tempos,
            BLOCK_NANOS);
    return OfflineSession.play(players, request.settings(), bearings, clock, NOBODY, progress)
        .notes();
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
