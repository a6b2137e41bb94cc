package io.sideman.training;

import io.sideman.corpus.prepare.SequenceFile;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.dataset.DataSet;
import org.nd4j.linalg.factory.Nd4j;

/// Cuts a stream of tokens into dense batches `(lane, input, time)`; what is left over at the end
/// is dropped.
final class Batches {
  private final SequenceFile file;
  private final TokenStream stream;
  private final int lanes;
  private final int time;

  Batches(SequenceFile file, TokenStream stream, int lanes, int time) {
    this.file = file;
    this.stream = stream;
    this.lanes = lanes;
    this.time = time;
  }

  /// Passes over the next `count` batches without building them.
  boolean skip(int count) {
    for (long i = 0; i < (long) count * lanes * time; i++) {
      if (!stream.next()) {
        return false;
      }
    }
    return true;
  }

  /// The next batch, or null at the end of the stream.
  @Nullable DataSet next() {
    float[] inputs = new float[lanes * file.inputs() * time];
    float[] targets = new float[lanes * file.vocabulary() * time];
    for (int lane = 0; lane < lanes; lane++) {
      for (int t = 0; t < time; t++) {
        if (!stream.next()) {
          return null;
        }
        stream.writeInput(inputs, lane * file.inputs() * time + t, time);
        targets[(lane * file.vocabulary() + stream.target()) * time + t] = 1;
      }
    }
    INDArray x = Nd4j.createFromArray(inputs).reshape(lanes, file.inputs(), time);
    INDArray y = Nd4j.createFromArray(targets).reshape(lanes, file.vocabulary(), time);
    return new DataSet(x, y);
  }
}
