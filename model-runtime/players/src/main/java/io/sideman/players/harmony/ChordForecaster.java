package io.sideman.players.harmony;

import io.sideman.engine.band.ChordForecast;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.tokens.ChordCodec;

/// Foretells with the harmony network: first how long the chord will last, then what follows then.
public final class ChordForecaster implements ChordForecast {
  private static final int NONE_YET = -1;

  private final ChordNet net;
  private final ChordCodec codec;
  private final LstmState heard; // after the latest chord; its logits are its length
  private final LstmState ahead; // scratch
  private final int[] active = new int[ChordCodec.MAX_ACTIVE];
  private int token = NONE_YET; // of the latest chord
  private Key key = new Key(0, false);
  private long beat; // where it began
  private int beatsInBar = 4;
  private Chord next = Chord.NONE;
  private long nextBeat = UNKNOWN_BEAT;
  private double probability;

  public ChordForecaster(ChordNet net) {
    this.net = net;
    codec = net.codec();
    heard = net.newState();
    ahead = net.newState();
  }

  @Override
  public void clear() {
    heard.clear();
    token = NONE_YET;
    foretellNothing();
  }

  @Override
  public void heard(Chord chord, Key nowKey, long nowBeat, int nowBeatsInBar) {
    int before = token == NONE_YET ? codec.start() : codec.lengthToken((double) (nowBeat - beat));
    key = nowKey;
    beat = nowBeat;
    beatsInBar = nowBeatsInBar;
    token = codec.chordToken(chord, key);
    net.feed(heard, before, key, beat, beatsInBar, active);
    net.feed(heard, token, key, beat, beatsInBar, active);
    foretell(0);
  }

  @Override
  public void stillSounds(long nowBeat) {
    if (token != NONE_YET && nowBeat >= nextBeat) {
      foretell(nowBeat - beat);
    }
  }

  private void foretellNothing() {
    next = Chord.NONE;
    nextBeat = UNKNOWN_BEAT;
    probability = 0;
  }

  /// @param elapsed beats that the chord has sounded
  private void foretell(long elapsed) {
    int first = net.chordTokens();
    int length = NONE_YET;
    for (int i = first; i < codec.vocabulary(); i++) {
      boolean longer = codec.beats(i) > elapsed;
      if (longer && (length == NONE_YET || heard.logits[i] > heard.logits[length])) {
        length = i;
      }
    }
    if (length == NONE_YET) {
      foretellNothing();
      return;
    }
    int shortest = length;
    while (shortest > first && codec.beats(shortest - 1) > elapsed) {
      shortest--;
    }
    double lengthShare = share(heard.logits, length, shortest, codec.vocabulary());
    nextBeat = beat + codec.beats(length);
    ahead.copyFrom(heard);
    net.feed(ahead, length, key, nextBeat, beatsInBar, active);
    ahead.logits[token] = Float.NEGATIVE_INFINITY; // another chord, by definition
    int best = token == 0 ? 1 : 0;
    for (int i = 0; i < net.chordTokens(); i++) {
      best = ahead.logits[i] > ahead.logits[best] ? i : best;
    }
    next = net.chord(best, key);
    probability = lengthShare * share(ahead.logits, best, 0, net.chordTokens());
  }

  /// Softmax of one of the logits from `from` to `to`.
  private static double share(float[] logits, int token, int from, int to) {
    double sum = 0;
    for (int i = from; i < to; i++) {
      sum += Math.exp(logits[i] - logits[token]);
    }
    return 1 / sum;
  }

  @Override
  public Chord next() {
    return next;
  }

  @Override
  public long nextBeat() {
    return nextBeat;
  }

  @Override
  public double probability() {
    return probability;
  }
}
