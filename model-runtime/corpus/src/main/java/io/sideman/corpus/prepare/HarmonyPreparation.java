package io.sideman.corpus.prepare;

import io.sideman.corpus.songs.Progression;
import io.sideman.corpus.songs.Song;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Meter;
import io.sideman.engine.time.Ticks;
import io.sideman.players.tokens.ChordCodec;
import java.util.ArrayList;
import java.util.List;

/// Turns chord progressions into sequences: two tokens per chord, what and how long.
final class HarmonyPreparation {
  private static final int SHORTEST = 8;

  private static final ChordCodec CODEC = new ChordCodec();

  private HarmonyPreparation() {}

  static SequenceFile prepare(List<Progression> progressions) {
    var sequences = new ArrayList<Sequence>();
    for (Progression progression : progressions) {
      if (progression.chords().size() >= SHORTEST) {
        sequences.add(sequence(progression));
      }
    }
    return new SequenceFile(
        "harmony",
        CODEC.vocabulary(),
        CODEC.inputs(),
        ChordCodec.LAYOUT,
        CODEC.start(),
        0,
        0,
        sequences);
  }

  /// The labelled chords of a song, in the key that rules when each starts.
  static Progression progression(Song song) {
    var chords = new ArrayList<Progression.Lasting>();
    Key home = song.keys().at(song.endTick() / 2);
    Meter meter = song.meters().meterAt(song.endTick() / 2);
    List<Timeline.Span<Chord>> spans = song.chords().spans();
    for (int i = 0; i < spans.size(); i++) {
      long start = spans.get(i).startTick();
      long end = i + 1 < spans.size() ? spans.get(i + 1).startTick() : start + meter.barTicks();
      int toHome = home.tonic() - song.keys().at(start).tonic();
      Chord chord = spans.get(i).value().transpose(toHome);
      chords.add(new Progression.Lasting(chord, (double) (end - start) / Ticks.PER_QUARTER));
    }
    int beatsInBar = Math.max(1, meter.barTicks() / Ticks.PER_QUARTER);
    return new Progression(
        song.name(), song.dataSet(), song.genre(), song.split(), home, beatsInBar, chords);
  }

  private static Sequence sequence(Progression progression) {
    var conditions = new ArrayList<short[]>();
    var tokens = new ArrayList<byte[]>();
    int[] active = new int[ChordCodec.MAX_ACTIVE];
    double beat = 0;
    for (Progression.Lasting each : progression.chords()) {
      int count =
          CODEC.features(
              progression.key().minor(),
              progression.genre().ordinal(),
              Math.round(beat),
              progression.beatsInBar(),
              active);
      conditions.add(Shorts.of(active, count));
      int chord = CODEC.chordToken(each.chord(), progression.key());
      tokens.add(new byte[] {(byte) chord, (byte) CODEC.lengthToken(each.beats())});
      beat += each.beats();
    }
    return new Sequence(
        progression.name(),
        progression.dataSet(),
        progression.genre().ordinal(),
        progression.split(),
        conditions,
        tokens);
  }
}
