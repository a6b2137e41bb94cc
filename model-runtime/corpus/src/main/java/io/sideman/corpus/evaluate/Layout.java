package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;
import io.sideman.corpus.prepare.SequenceFile;
import io.sideman.engine.style.Genre;

/// What the baselines need to know of a network's language: where the place in the bar stands among
/// the conditions, and the role's own last bar.
///
/// @param placeStart first input that tells the place
/// @param placeEnd past the last
record Layout(int vocabulary, int start, int historyStart, int placeStart, int placeEnd) {
  private static final int STEP_PLACES = 24;
  private static final int CHORD_BARS = 8;
  private static final int CHORD_BEATS = 4;

  /// Called for each token in order.
  interface TokenVisitor {
    void visit(int step, int index, int previous);
  }

  static Layout of(SequenceFile file) {
    int genres = Genre.values().length;
    boolean chords = file.historyEnd() == 0;
    int from = file.genreStart() + genres + (chords ? CHORD_BARS : 0);
    int size = chords ? CHORD_BEATS : STEP_PLACES;
    return new Layout(file.vocabulary(), file.start(), file.historyStart(), from, from + size);
  }

  void eachToken(Sequence sequence, TokenVisitor visitor) {
    int previous = start;
    for (int step = 0; step < sequence.steps(); step++) {
      byte[] tokens = sequence.tokens().get(step);
      for (int index = 0; index < tokens.length; index++) {
        visitor.visit(step, index, previous);
        previous = tokens[index];
      }
    }
  }

  int place(Sequence sequence, int step) {
    for (short condition : sequence.conditions().get(step)) {
      if (condition >= placeStart && condition < placeEnd) {
        return condition - placeStart;
      }
    }
    return 0;
  }

  /// What the role would say next if it repeated its last bar: the lowest token of that step above
  /// the one just spoken here, closing tokens last; -1 when there is no last bar.
  int repeated(Sequence sequence, int step, int index) {
    if (historyStart == 0) {
      return step > 3 ? sequence.tokens().get(step - 4)[index] : -1;
    }
    int spoken = index == 0 ? 0 : sequence.tokens().get(step)[index - 1];
    int closing = -1;
    for (short condition : sequence.conditions().get(step)) {
      int token = condition - historyStart;
      if (token >= 0 && token < vocabulary) {
        if (token > spoken) {
          return token;
        }
        closing = token == 0 ? 0 : closing;
      }
    }
    return closing;
  }
}
