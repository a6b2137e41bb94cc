package io.sideman.players.vae;

import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import java.util.ArrayList;
import java.util.List;

/// Chords and key on the way between two loops. The tonic goes round the circle of fifths the
/// shorter way, so that neighbouring steps share all but a tone or two; up to the middle the first
/// loop's chords are played in it, as degrees, and from there on the second's.
final class MorphHarmony {
  private static final int FIFTH = 7;

  private final Passage one;
  private final Passage other;
  private final Key from;
  private final Key to;
  private final int fifths; // from one tonic to the other, -5 to 6

  MorphHarmony(Passage one, Passage other) {
    this.one = one;
    this.other = other;
    from = one.keys().at(one.startTick());
    to = other.keys().at(other.startTick());
    int up = Math.floorMod((relativeMajor(to) - relativeMajor(from)) * FIFTH, 12);
    fifths = up > 6 ? up - 12 : up;
  }

  private static int relativeMajor(Key key) {
    return key.minor() ? key.tonic() + 3 : key.tonic();
  }

  /// Chords and key of one step.
  record At(Timeline<Chord> chords, Timeline<Key> keys) {}

  /// Harmony at a share of the way.
  At at(double share) {
    int moved = (int) Math.round(share * fifths);
    boolean late = share >= 0.5;
    int semitones = late ? (moved - fifths) * FIFTH : moved * FIFTH;
    Passage home = late ? other : one;
    return new At(chords(home.chords(), semitones), keys(home.keys(), semitones));
  }

  private static Timeline<Chord> chords(Timeline<Chord> chords, int semitones) {
    List<Timeline.Span<Chord>> spans = new ArrayList<>();
    for (Timeline.Span<Chord> span : chords.spans()) {
      spans.add(new Timeline.Span<>(span.startTick(), span.value().transpose(semitones)));
    }
    return Timeline.of(chords.at(Long.MIN_VALUE).transpose(semitones), spans);
  }

  private static Timeline<Key> keys(Timeline<Key> keys, int semitones) {
    List<Timeline.Span<Key>> spans = new ArrayList<>();
    for (Timeline.Span<Key> span : keys.spans()) {
      spans.add(new Timeline.Span<>(span.startTick(), span.value().transpose(semitones)));
    }
    return Timeline.of(keys.at(Long.MIN_VALUE).transpose(semitones), spans);
  }
}
