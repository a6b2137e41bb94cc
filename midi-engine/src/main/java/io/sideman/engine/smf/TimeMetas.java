package io.sideman.engine.smf;

import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.MeterMap;
import io.sideman.engine.time.TempoMap;
import java.util.ArrayList;
import java.util.List;

/// Tempo, metre and key signatures gathered from the tracks of a file. What makes no sense is left
/// out and reported.
final class TimeMetas {
  private final List<TempoMap.Change> tempos = new ArrayList<>();
  private final List<MeterMap.Change> meters = new ArrayList<>();
  private final List<Timeline.Span<Key>> keys = new ArrayList<>();
  private final Warnings warnings = new Warnings();

  private TimeMetas() {}

  static TimeMetas of(int format, List<SmfTrack> tracks) {
    var metas = new TimeMetas();
    int used = format == 2 ? 1 : tracks.size();
    for (SmfTrack track : tracks.subList(0, used)) {
      metas.gather(track);
    }
    metas.keys.sort((a, b) -> Long.compare(a.startTick(), b.startTick()));
    return metas;
  }

  TempoMap tempoMap() {
    return TempoMap.of(tempos);
  }

  MeterMap meterMap() {
    return MeterMap.of(meters);
  }

  List<Timeline.Span<Key>> keys() {
    return List.copyOf(keys);
  }

  List<String> warnings() {
    return warnings.list();
  }

  private void gather(SmfTrack track) {
    boolean musicalTime = track.division() instanceof Division.Metrical;
    for (int i : track.longEvents()) {
      switch (track.metaType(i)) {
        case MetaType.TEMPO -> {
          if (musicalTime) {
            tempo(track.tick(i), track.payload(i));
          }
        }
        case MetaType.METER -> meter(track.tick(i), track.payload(i));
        case MetaType.KEY_SIGNATURE -> key(track.tick(i), track.payload(i));
        default -> {}
      }
    }
  }

  private void tempo(long tick, byte[] payload) {
    int micros =
        payload.length < 3
            ? 0
            : (payload[0] & 0xFF) << 16 | (payload[1] & 0xFF) << 8 | payload[2] & 0xFF;
    if (micros == 0) {
      warnings.add("tick " + tick + ": a tempo of 0 microseconds per quarter was left out");
    } else {
      tempos.add(new TempoMap.Change(tick, micros));
    }
  }

  private void meter(long tick, byte[] payload) {
    int numerator = payload.length < 2 ? 0 : payload[0] & 0xFF;
    int power = payload.length < 2 ? 0 : payload[1] & 0xFF;
    if (numerator < 1 || numerator > 32 || power > 5) {
      warnings.add(
          "tick "
              + tick
              + ": a metre must have 1-32 beats of a whole to a 32nd note, but was "
              + numerator
              + "/2^"
              + power
              + "; it was left out");
    } else {
      meters.add(new MeterMap.Change(tick, new Meter(numerator, 1 << power)));
    }
  }

  private void key(long tick, byte[] payload) {
    if (payload.length < 2 || Math.abs(payload[0]) > 7 || payload[1] < 0 || payload[1] > 1) {
      warnings.add("tick " + tick + ": a key signature that names no key was left out");
      return;
    }
    boolean minor = payload[1] == 1;
    int tonic = Math.floorMod(payload[0] * 7 + (minor ? 9 : 0), 12);
    keys.add(new Timeline.Span<>(tick, new Key(tonic, minor)));
  }
}
