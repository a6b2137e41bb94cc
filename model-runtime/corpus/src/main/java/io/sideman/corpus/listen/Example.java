package io.sideman.corpus.listen;

/// One training example: what the network is told and what it ought to answer. Values are not
/// copied.
final class Example {
  final float[] input;

  /// Root times classes plus class, or 12 times classes for none.
  final int target;

  /// Right answer of the second question, -1 when it is not asked.
  final int second;

  Example(float[] input, int target, int second) {
    this.input = input;
    this.target = target;
    this.second = second;
  }
}
