package io.sideman.app.link;

import io.sideman.app.learn.LearnMap;
import io.sideman.app.learn.MidiLearn;
import io.sideman.engine.clock.BandClock;
import io.sideman.engine.clock.BandClock.Obeys;
import io.sideman.engine.listen.beat.BeatModel;
import io.sideman.engine.listen.beat.BeatTracker;
import io.sideman.engine.session.FollowedTime;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;

/// By what bands are led where no host leads them.
///
/// @param follows true when they find the performer's beat; else the first note is the first beat
/// @param obeys which clocks outside they go by
/// @param sendsClock true to send MIDI clock to the ports
/// @param learn what moves their controls over MIDI; conductor thread
public record Reins(boolean follows, Obeys obeys, boolean sendsClock, MidiLearn learn) {
  private static final double ANY_BPM = 120;

  /// Nobody outside leads: the first note is the first beat.
  public static Reins none() {
    return new Reins(false, Obeys.NOBODY, false, new MidiLearn(LearnMap.DEFAULTS));
  }

  /// A clock for one band after the other; each tells its own metre and tempo.
  public BandClock clock(BeatModel beat) {
    MeterMap meters = MeterMap.of(Meter.COMMON);
    return follows
        ? BandClock.following(
            obeys, meters, ANY_BPM, new FollowedTime(new BeatTracker(beat), ANY_BPM))
        : BandClock.steady(obeys, meters, ANY_BPM);
  }
}
