package io.sideman.corpus.learn;

/// What every lane remembers between windows.
final class Memory {
  final float[][] h; // outputs (layers, lanes * units)
  final float[][] c; // memories (layers, lanes * units)

  /// An empty memory.
  Memory(int layers, int lanes, int units) {
    h = new float[layers][lanes * units];
    c = new float[layers][lanes * units];
  }
}
