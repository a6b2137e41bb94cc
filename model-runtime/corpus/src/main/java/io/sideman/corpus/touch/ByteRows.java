package io.sideman.corpus.touch;

import java.util.Arrays;

/// Many short rows of inputs and their targets: inputs as bytes, since almost all are 0 or 1.
final class ByteRows {
  private static final float SCALE = 64;

  private final int inputs;
  private final int targets;
  private byte[] rows = new byte[0];
  private float[] wanted = new float[0];
  private int count;

  ByteRows(int inputs, int targets) {
    this.inputs = inputs;
    this.targets = targets;
  }

  int count() {
    return count;
  }

  void add(float[] in, float... target) {
    if ((count + 1) * targets > wanted.length) {
      int room = Math.max(1024, count + count / 2);
      rows = Arrays.copyOf(rows, room * inputs);
      wanted = Arrays.copyOf(wanted, room * targets);
    }
    for (int i = 0; i < inputs; i++) {
      rows[count * inputs + i] = (byte) Math.clamp(Math.round(in[i] * SCALE), -127, 127);
    }
    System.arraycopy(target, 0, wanted, count * targets, targets);
    count++;
  }

  /// Writes a row's inputs.
  void read(int row, float[] in) {
    for (int i = 0; i < inputs; i++) {
      in[i] = rows[row * inputs + i] / SCALE;
    }
  }

  float target(int row, int index) {
    return wanted[row * targets + index];
  }
}
