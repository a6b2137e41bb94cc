package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;
import io.sideman.players.lstm.Kernel;
import io.sideman.players.lstm.LstmNet;
import io.sideman.players.lstm.LstmState;
import io.sideman.players.model.ModelFile;

/// A trained network in our own runtime, from the weights as they are shipped.
final class LstmTokenModel implements TokenModel {
  private static final int MOST_INPUTS = 128;

  private final LstmNet net;
  private final LstmState state;
  private final int hiddenFrom;
  private final int hiddenTo;
  private final int[] active = new int[MOST_INPUTS];

  /// @param hiddenFrom first condition that the network is not told
  /// @param hiddenTo past the last
  LstmTokenModel(ModelFile model, int hiddenFrom, int hiddenTo) {
    this.hiddenFrom = hiddenFrom;
    this.hiddenTo = hiddenTo;
    net = LstmNet.of(model.weights(), Kernel.best());
    state = new LstmState(model.weights());
  }

  @Override
  public void begin(Sequence sequence) {
    state.clear();
  }

  @Override
  public double logProbability(Sequence sequence, int step, int index, int previous) {
    int count = 0;
    active[count++] = previous;
    for (short condition : sequence.conditions().get(step)) {
      if (condition < hiddenFrom || condition >= hiddenTo) {
        active[count++] = condition;
      }
    }
    net.step(state, active, count);
    return logSoftmax(state.logits, sequence.tokens().get(step)[index]);
  }

  private static double logSoftmax(float[] logits, int token) {
    double highest = Double.NEGATIVE_INFINITY;
    for (float logit : logits) {
      highest = Math.max(highest, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp(logit - highest);
    }
    return logits[token] - highest - Math.log(sum);
  }
}
