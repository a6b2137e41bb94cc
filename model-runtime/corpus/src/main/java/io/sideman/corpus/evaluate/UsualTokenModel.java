package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;
import java.util.List;

/// How often each token comes anywhere in the training songs.
final class UsualTokenModel implements TokenModel {
  private final double[] logShares;

  UsualTokenModel(Layout layout, List<Sequence> training) {
    long[] counts = new long[layout.vocabulary()];
    long total = counts.length;
    java.util.Arrays.fill(counts, 1);
    for (Sequence sequence : training) {
      for (byte[] tokens : sequence.tokens()) {
        for (byte token : tokens) {
          counts[token]++;
          total++;
        }
      }
    }
    logShares = new double[counts.length];
    for (int token = 0; token < counts.length; token++) {
      logShares[token] = Math.log((double) counts[token] / total);
    }
  }

  @Override
  public void begin(Sequence sequence) {}

  @Override
  public double logProbability(Sequence sequence, int step, int index, int previous) {
    return logShares[sequence.tokens().get(step)[index]];
  }
}
