package io.sideman.corpus.prepare;

import io.sideman.corpus.Split;
import java.util.List;

/// One role of one song, ready for training: per step the conditions (sparse, ascending indices
/// into the network's input) and the tokens that were spoken.
///
/// @param conditions (step, active index)
/// @param tokens (step, token), each row ends with a closing token
public record Sequence(
    String song,
    String dataSet,
    int genre,
    Split split,
    List<short[]> conditions,
    List<byte[]> tokens) {
  public Sequence {
    conditions = List.copyOf(conditions);
    tokens = List.copyOf(tokens);
  }

  public int steps() {
    return tokens.size();
  }

  public int tokenCount() {
    int count = 0;
    for (byte[] step : tokens) {
      count += step.length;
    }
    return count;
  }
}
