package io.sideman.training;

import io.sideman.corpus.Split;
import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.engine.style.Genre;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// One pass over the sequences of one side of the split as a row of network steps: inputs (active
/// indices) and the token to predict. In training the order is drawn, and the genre and the own
/// past are hidden from some sequences, so that the network can do without them. Deterministic by
/// seed.
final class TokenStream {
  private static final double GENRE_HIDDEN = 0.25;
  private static final double PAST_HIDDEN = 0.2;
  private static final double PAST_BLURRED = 0.5; // share of sequences with gaps in the past
  private static final double GAPS = 0.3; // share of a blurred past that is missing
  private static final int GENRE_COUNT = Genre.values().length;

  private final SequenceFile file;
  private final List<Sequence> order;
  private final SplittableRandom random;
  private final boolean augment;
  private final int genreStart;
  private int sequence = -1;
  private int step;
  private int token;
  private int previous;
  private boolean hideGenre;
  private double gaps; // share of the own past that is not seen, this sequence

  private TokenStream(
      SequenceFile file, List<Sequence> order, SplittableRandom random, boolean augment) {
    this.file = file;
    this.order = order;
    this.random = random;
    this.augment = augment;
    genreStart = file.genreStart();
  }

  static TokenStream training(SequenceFile file, TrainingPlan plan, long pass) {
    var random = new SplittableRandom(plan.seed() * 31 + pass);
    var order = new ArrayList<Sequence>();
    for (Sequence sequence : file.sequences()) {
      double share = plan.shares().getOrDefault(sequence.dataSet(), 1.0);
      if (sequence.split() == Split.TRAIN && random.nextDouble() < share) {
        order.add(sequence);
      }
    }
    for (int i = order.size() - 1; i > 0; i--) {
      order.set(i, order.set(random.nextInt(i + 1), order.get(i)));
    }
    return new TokenStream(file, order, random, true);
  }

  static TokenStream of(SequenceFile file, Split split) {
    var order = file.sequences().stream().filter(each -> each.split() == split).toList();
    return new TokenStream(file, order, new SplittableRandom(0), false);
  }

  /// Tokens in the whole pass.
  long length() {
    return order.stream().mapToLong(Sequence::tokenCount).sum();
  }

  /// Moves to the next token; false at the end of the pass.
  boolean next() {
    if (sequence >= 0 && ++token < order.get(sequence).tokens().get(step).length) {
      previous = order.get(sequence).tokens().get(step)[token - 1];
      return true;
    }
    if (sequence >= 0 && step + 1 < order.get(sequence).steps()) {
      byte[] spoken = order.get(sequence).tokens().get(step++);
      previous = spoken[spoken.length - 1];
      token = 0;
      return true;
    }
    if (++sequence >= order.size()) {
      return false;
    }
    step = 0;
    token = 0;
    previous = file.start();
    hideGenre = augment && random.nextDouble() < GENRE_HIDDEN;
    gaps = augment ? gaps(random.nextDouble()) : 0;
    return true;
  }

  private static double gaps(double draw) {
    return draw < PAST_HIDDEN ? 1 : draw < PAST_HIDDEN + PAST_BLURRED ? GAPS : 0;
  }

  int target() {
    return order.get(sequence).tokens().get(step)[token];
  }

  /// Adds the step's input to a dense block `(inputs, time)` in one lane of a batch.
  ///
  /// @param offset index of input 0 at the lane's time
  /// @param stride distance from one input to the next
  void writeInput(float[] block, int offset, int stride) {
    block[offset + previous * stride] = 1;
    for (short index : order.get(sequence).conditions().get(step)) {
      boolean genre = index >= genreStart && index < genreStart + GENRE_COUNT;
      boolean past = index >= file.historyStart() && index < file.historyEnd();
      if (!(genre && hideGenre) && !(past && gaps > 0 && random.nextDouble() < gaps)) {
        block[offset + index * stride] = 1;
      }
    }
  }
}
