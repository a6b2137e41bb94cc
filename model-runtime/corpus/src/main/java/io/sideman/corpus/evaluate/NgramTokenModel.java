package io.sideman.corpus.evaluate;

import io.sideman.corpus.prepare.Sequence;
import java.util.HashMap;
import java.util.Map;

/// A back-off model: the place in the bar and up to four tokens before, each longer context mixed
/// with the shorter one as Witten and Bell do. The classic baseline.
final class NgramTokenModel implements TokenModel {
  private static final int ORDER = 5;

  /// Followers of one context.
  private static final class Followers {
    private final Map<Integer, Integer> counts = new HashMap<>();
    private int total;

    void add(int token) {
      counts.merge(token, 1, Integer::sum);
      total++;
    }

    double mix(int token, double shorter) {
      int kinds = counts.size();
      return (counts.getOrDefault(token, 0) + kinds * shorter) / (total + kinds);
    }
  }

  private final Map<Long, Followers> contexts = new HashMap<>();
  private final Layout layout;
  private final int[] past = new int[ORDER - 1]; // latest first

  NgramTokenModel(Layout layout) {
    this.layout = layout;
  }

  void learn(Sequence sequence) {
    begin(sequence);
    layout.eachToken(
        sequence,
        (step, index, previous) -> {
          remember(step, index, previous);
          int token = sequence.tokens().get(step)[index];
          int place = layout.place(sequence, step);
          for (int order = -1; order < ORDER; order++) {
            contexts.computeIfAbsent(key(place, order), _ -> new Followers()).add(token);
          }
        });
  }

  @Override
  public void begin(Sequence sequence) {
    java.util.Arrays.fill(past, layout.start());
  }

  @Override
  public double logProbability(Sequence sequence, int step, int index, int previous) {
    remember(step, index, previous);
    int token = sequence.tokens().get(step)[index];
    int place = layout.place(sequence, step);
    double p = 1.0 / layout.vocabulary();
    for (int order = -1; order < ORDER; order++) {
      Followers followers = contexts.get(key(place, order));
      if (followers == null) {
        break;
      }
      p = followers.mix(token, p);
    }
    return Math.log(p);
  }

  private void remember(int step, int index, int previous) {
    if (step > 0 || index > 0) {
      System.arraycopy(past, 0, past, 1, past.length - 1);
      past[0] = previous;
    }
  }

  /// A context as one number: nothing (-1), the place (0), the place and the last tokens.
  private long key(int place, int order) {
    if (order < 0) {
      return 0;
    }
    long key = place + 1L;
    for (int i = 0; i < order; i++) {
      key = key * 131 + past[i] + 1L;
    }
    return key * ORDER + order + 1L;
  }
}
