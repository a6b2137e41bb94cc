package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;

/// Something that says how likely the next token is. Asked for every token of a sequence in order.
interface TokenModel {
  /// Forgets the sequence before.
  void begin(Sequence sequence);

  /// Natural logarithm of the probability of token `index` of `step`, given all before it.
  double logProbability(Sequence sequence, int step, int index, int previous);
}
