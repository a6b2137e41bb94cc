package io.sideman.players.model;

import io.sideman.players.lstm.LstmWeights;
import java.nio.ByteBuffer;

/// Weights to bytes and back, one implementation per storage.
enum WeightBytes {
  FP32 {
    @Override
    void readRow(ByteBuffer file, float[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = finite(file.getFloat());
      }
    }

    @Override
    void writeRow(ByteBuffer file, float[] row) {
      for (float value : row) {
        file.putFloat(finite(value));
      }
    }
  },
  BF16 {
    @Override
    void readRow(ByteBuffer file, float[] row) {
      for (int i = 0; i < row.length; i++) {
        row[i] = finite(Float.intBitsToFloat(file.getShort() << 16));
      }
    }

    @Override
    void writeRow(ByteBuffer file, float[] row) {
      for (float value : row) {
        int bits = Float.floatToRawIntBits(finite(value));
        int toEven = bits >>> 16 & 1;
        file.putShort((short) (bits + 0x7FFF + toEven >>> 16));
      }
    }
  };

  static WeightBytes of(ModelHeader.Storage storage) {
    return switch (storage) {
      case FP32 -> FP32;
      case BF16 -> BF16;
    };
  }

  abstract void readRow(ByteBuffer file, float[] row);

  abstract void writeRow(ByteBuffer file, float[] row);

  final void read(ByteBuffer file, LstmWeights weights) {
    for (int layer = 0; layer < weights.layers(); layer++) {
      readRows(file, weights.input(layer));
      readRows(file, weights.recurrent(layer));
      readRow(file, weights.bias(layer));
    }
    readRows(file, weights.output());
    readRow(file, weights.outputBias());
  }

  final void write(ByteBuffer file, LstmWeights weights) {
    for (int layer = 0; layer < weights.layers(); layer++) {
      writeRows(file, weights.input(layer));
      writeRows(file, weights.recurrent(layer));
      writeRow(file, weights.bias(layer));
    }
    writeRows(file, weights.output());
    writeRow(file, weights.outputBias());
  }

  final void readRows(ByteBuffer file, float[][] rows) {
    for (float[] row : rows) {
      readRow(file, row);
    }
  }

  final void writeRows(ByteBuffer file, float[][] rows) {
    for (float[] row : rows) {
      writeRow(file, row);
    }
  }

  private static float finite(float value) {
    if (!Float.isFinite(value)) {
      throw new IllegalArgumentException("weights must be finite, but found " + value);
    }
    return value;
  }
}
