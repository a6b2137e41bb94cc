package io.sideman.app.sound;

import io.sideman.engine.smf.Smf;
import io.sideman.engine.smf.SmfTrack;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;

/// A channel message and when it sounds.
record Timed(long nanos, int message) {
  /// Every channel message of the file in order of time; those of one moment stay in track order.
  static List<Timed> all(Smf smf) {
    TempoMap tempos = smf.tempoMap();
    var events = new ArrayList<Timed>();
    for (SmfTrack track : smf.tracks()) {
      for (int i = 0; i < track.size(); i++) {
        if (track.isChannelMessage(i)) {
          events.add(new Timed(tempos.nanosAt(track.tick(i)), track.message(i)));
        }
      }
    }
    events.sort((a, b) -> Long.compare(a.nanos(), b.nanos()));
    return events;
  }
}
