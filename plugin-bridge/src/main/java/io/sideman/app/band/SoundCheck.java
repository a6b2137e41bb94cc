package io.sideman.app.band;

import io.sideman.engine.conduct.HostMemory;
import io.sideman.engine.event.MidiMessage;
import io.sideman.engine.schedule.NoteLane;
import io.sideman.engine.steer.Steering;
import io.sideman.engine.style.Style;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.SplittableRandom;

/// What a band does before it counts: it plays to an empty hall, so that classes are loaded and
/// loops compiled for the first chord that nobody could foresee. Nothing that is played later
/// changes.
///
/// Any thread but the conductor's.
public final class SoundCheck {
  /// Until loops are compiled: after about a hundred, strange chords get no cheaper.
  private static final int BEATS = 200;

  private static final double BPM = 120;
  private static final long BEAT_NANOS = Math.round(60e9 / BPM);
  private static final int LOWEST_ROOT = 36;
  private static final int[] TRIAD = {0, 24, 28, 31};

  private final Band band;
  private final SplittableRandom random = new SplittableRandom(1);

  private SoundCheck(Band band) {
    this.band = band;
  }

  /// Plays a throwaway band of `style`, with a strange chord on each beat, for two seconds or so.
  public static void play(BandMaker maker, Style style) {
    play(maker.another(), style, BEATS);
  }

  /// Answers how often the band had to correct its plan.
  ///
  /// @param maker nobody else's meanwhile
  static long play(BandMaker maker, Style style, int beats) {
    var clock = Clock.ofHost(TempoMap.of(BPM), MeterMap.of(style.meter()), HostMemory.none());
    Outlet nowhere = Outlet.ahead(NoteLane.NONE);
    Band band = maker.make(style, maker.seed(), clock, nowhere, new Steering());
    new SoundCheck(band).play(beats);
    return band.conductor().replans();
  }

  private void play(int beats) {
    band.session().start(0);
    for (int beat = 0; beat < beats; beat++) {
      strike(beat * BEAT_NANOS + random.nextLong(BEAT_NANOS / 40));
      band.session().advance((beat + 1) * BEAT_NANOS - 1);
    }
    band.session().stop(beats * BEAT_NANOS);
  }

  private void strike(long nanos) {
    int root = LOWEST_ROOT + random.nextInt(12);
    for (int interval : TRIAD) {
      band.session().input(nanos, MidiMessage.noteOn(0, root + interval, 90));
    }
    for (int interval : TRIAD) {
      band.session().input(nanos + BEAT_NANOS / 2, MidiMessage.noteOff(0, root + interval));
    }
  }
}
