package io.sideman.players.infill;

import io.sideman.engine.band.StepContext;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.sample.Sampler;
import io.sideman.players.tokens.Conditioning;
import io.sideman.players.tokens.RecentSteps;
import io.sideman.players.tokens.RoleCodec;
import java.util.HashMap;
import java.util.Map;

/// A role's network somewhere in a piece: what it has heard, and what it says next.
final class Speech {
  private static final double KEEP = 0.95; // share of probability that is worth playing

  /// Chooses a token and answers it.
  interface Choice {
    int choose(float[] logits, int[] prefix, int count);
  }

  private final LstmNet net;
  private final RoleCodec codec;
  private final Conditioning conditioning;
  private final LstmState state;
  private final RecentSteps recent = new RecentSteps();
  private final int[] active = new int[Conditioning.MAX_ACTIVE];
  private final int[] tokens = new int[RoleCodec.MAX_TOKENS];
  private int last;
  private double log;

  /// @param genre index of a genre, or -1 when not known
  Speech(LstmNet net, RoleCodec codec, int genre) {
    this.net = net;
    this.codec = codec;
    conditioning = new Conditioning(codec, genre);
    state = new LstmState(net.weights());
    last = codec.start();
  }

  static Sampler sampler(RoleCodec codec) {
    var sampler = new Sampler(codec.vocabulary());
    sampler.freedom(1, 1, KEEP);
    return sampler;
  }

  /// Goes back to where `other` stands. Own steps that lie further back than two bars are left as
  /// they are: nothing looks at them.
  void copyFrom(Speech other, Map<Long, int[]> said) {
    state.copyFrom(other.state);
    last = other.last;
    log = 0;
    said.forEach((step, spoken) -> recent.put(step, spoken, spoken.length));
  }

  /// Speaks one step by a choice; answers the tokens.
  int[] speak(StepContext context, Choice choice) {
    int conditions = conditioning.features(context, recent, active);
    int count = 0;
    boolean open = true;
    while (open) {
      active[conditions] = last;
      net.step(state, active, conditions + 1);
      int token = choice.choose(state.logits, tokens, count);
      log += logShare(state.logits, token);
      tokens[count++] = token;
      last = token;
      open = !codec.closes(token) && count < tokens.length;
    }
    recent.put(context.step, tokens, count);
    return java.util.Arrays.copyOf(tokens, count);
  }

  /// Hears one step that is known.
  void hear(StepContext context, int[] known) {
    speak(context, (_, _, count) -> known[count]);
  }

  /// Nats of all that was spoken and heard since the last call.
  double takeLog() {
    double taken = log;
    log = 0;
    return taken;
  }

  private static double logShare(float[] logits, int token) {
    double most = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      most = Math.max(most, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - most);
    }
    return logits[token] - most - Math.log(sum);
  }

  /// Steps that a copy must be told: those within two bars before `step`.
  static Map<Long, int[]> lately(Map<Long, int[]> said, long step, int barSteps) {
    var result = new HashMap<Long, int[]>();
    said.forEach((at, spoken) -> {
      if (at >= step - 2L * barSteps && at < step) {
        result.put(at, spoken);
      }
    });
    return result;
  }
}
