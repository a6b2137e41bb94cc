package io.sideman.players.harmony;

import io.sideman.engine.band.Role;
import io.sideman.engine.curves.Curve;
import io.sideman.engine.curves.SpiralArray;
import io.sideman.engine.harmony.Chord;
import io.sideman.engine.harmony.Key;
import io.sideman.engine.harmony.Timeline;
import io.sideman.engine.time.Ticks;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.sample.Draw;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.ChordCodec;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Invents whole progressions with the harmony network: chords that end on bar lines or within
/// their bar, home at the end. One thread.
public final class ProgressionWriter {
  private static final double KEEP = 0.9;
  private static final int PHRASE_BARS = 4;
  private static final double PULL = 16; // a chord a quarter of all chords away: a third as likely

  private final ChordNet net;
  private final ChordCodec codec;
  private final Sampler sampler;
  private final double[] taste; // (tokens)
  private final double[] noPattern; // (tokens)
  private final double[] ranks; // (tokens)

  public ProgressionWriter(ChordNet net) {
    this.net = net;
    codec = net.codec();
    sampler = new Sampler(codec.vocabulary());
    taste = new double[codec.vocabulary()];
    noPattern = new double[codec.vocabulary()];
    ranks = new double[codec.vocabulary()];
  }

  /// What to invent.
  ///
  /// @param beatsInBar quarter notes in a bar
  /// @param bars at least 1
  /// @param temperature above 0; 1 as trained
  /// @param tension how tense the chords shall be bar by bar: 0 takes to those nearest to the key,
  ///   1 to those farthest away
  public record Request(
      Key key, int beatsInBar, int bars, double temperature, long seed, Optional<Curve> tension) {
    /// As tense as the network likes.
    public Request(Key key, int beatsInBar, int bars, double temperature, long seed) {
      this(key, beatsInBar, bars, temperature, seed, Optional.empty());
    }

    public Request {
      if (beatsInBar < 1 || bars < 1 || !(temperature > 0)) {
        throw new IllegalArgumentException(
            "beats, bars and temperature must be above 0, but were %d, %d, %s"
                .formatted(beatsInBar, bars, temperature));
      }
    }
  }

  /// Chords from tick 0 on; the same request gives the same chords.
  public Timeline<Chord> write(Request request) {
    sampler.freedom(1, request.temperature(), request.tension().isPresent() ? 1 : KEEP);
    rank(request.key());
    LstmState state = net.newState();
    int[] active = new int[ChordCodec.MAX_ACTIVE];
    var spans = new ArrayList<Timeline.Span<Chord>>();
    long end = (long) request.bars() * request.beatsInBar();
    int previous = codec.start();
    int chord = -1;
    int draw = 0;
    for (long beat = 0; beat < end; ) {
      net.feed(state, previous, request.key(), beat, request.beatsInBar(), active);
      allowChords(request, beat, end, chord);
      chord = choose(state, request.seed(), draw++);
      spans.add(new Timeline.Span<>(beat * Ticks.PER_QUARTER, net.chord(chord, request.key())));
      net.feed(state, chord, request.key(), beat, request.beatsInBar(), active);
      allowLengths(request.beatsInBar(), beat, end);
      previous = choose(state, request.seed(), draw++);
      beat += codec.beats(previous);
    }
    return Timeline.of(Chord.NONE, List.copyOf(spans));
  }

  private int choose(LstmState state, long seed, int index) {
    double uniform = Draw.uniform(seed, Role.KEYS, index, 0);
    return sampler.choose(state.logits, noPattern, taste, uniform);
  }

  /// Another chord than before; the first and the last are at home.
  private void allowChords(Request request, long beat, long end, int before) {
    Arrays.fill(taste, Sampler.FORBIDDEN);
    boolean home = beat == 0 || beat >= end - request.beatsInBar();
    for (int token = 0; token < net.chordTokens(); token++) {
      Chord chord = net.chord(token, request.key());
      boolean tonic = !chord.isNone() && chord.root() == request.key().tonic();
      boolean inMode = request.key().minor() == chord.quality().isMinor();
      if (token != before && !chord.isNone()) {
        taste[token] = home ? (tonic && inMode ? 0 : -6) : pull(request, token, beat);
      }
    }
  }

  /// Logarithm of a weight: a bell around the tension that is asked for.
  private double pull(Request request, int token, long beat) {
    if (request.tension().isEmpty()) {
      return 0;
    }
    double apart = ranks[token] - request.tension().get().at(beat / request.beatsInBar());
    return -PULL * apart * apart;
  }

  /// Chords from the least to the most tense in the key, as shares from 0 to 1.
  private void rank(Key key) {
    int count = net.chordTokens();
    double[] tension = new double[count];
    for (int token = 0; token < count; token++) {
      tension[token] = SpiralArray.tension(net.chord(token, key), key);
    }
    for (int token = 0; token < count; token++) {
      int below = 0;
      for (double other : tension) {
        below += other < tension[token] ? 1 : 0;
      }
      ranks[token] = (double) below / count;
    }
  }

  /// Within the bar, or whole bars from a bar line on that do not pass the phrase's last bar, which
  /// lets the last bar come home.
  private void allowLengths(int beatsInBar, long beat, long end) {
    Arrays.fill(taste, Sampler.FORBIDDEN);
    int inBar = (int) (beat % beatsInBar);
    long phrase = (long) PHRASE_BARS * beatsInBar;
    long room = Math.min(phrase - beat % phrase, lastBar(beat, end, beatsInBar) - beat);
    boolean any = false;
    for (int token = net.chordTokens(); token < codec.vocabulary(); token++) {
      int beats = codec.beats(token);
      boolean bars = inBar == 0 && beats % beatsInBar == 0 && beats <= room;
      if (bars || beats <= beatsInBar - inBar) {
        taste[token] = 0;
        any = true;
      }
    }
    if (!any) {
      taste[codec.lengthToken(1)] = 0;
    }
  }

  private static long lastBar(long beat, long end, int beatsInBar) {
    long lastBar = end - beatsInBar;
    return beat < lastBar ? lastBar : end;
  }
}
