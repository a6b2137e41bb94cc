package io.sideman.players.lstm;

/// The loops that cost time. Two implementations give the same bits: [ScalarKernel], plain and
/// obvious, and [VectorKernel]. Stateless; nothing allocates.
public sealed interface Kernel permits ScalarKernel, VectorKernel {
  /// The fastest kernel of this machine: vectors where the JVM was started with `--add-modules
  /// jdk.incubator.vector`, else plain loops.
  static Kernel best() {
    boolean vectors = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
    return vectors ? new VectorKernel() : new ScalarKernel();
  }

  /// `y += row`.
  void addRow(float[] y, float[] row);

  /// `y += x[0] * rows[0] + x[1] * rows[1] + ...`, each element summed in that order.
  void addRows(float[] y, float[][] rows, float[] x);

  /// The same for rows of [BrainFloats], without expanding them in memory.
  void addPacked(float[] y, int[][] rows, float[] x);

  /// The LSTM cell: `z` holds the four gates before their non-linearity, I F O G side by side, and
  /// is overwritten; `c` and `h` are updated.
  void gates(float[] z, float[] c, float[] h);

  /// Replaces the first `count` values by their exponentials.
  void exp(float[] values, int count);
}
