package io.sideman.library.index;

import java.io.IOException;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.FixedBitSet;
import org.jspecify.annotations.Nullable;

/// The vectors of one aspect in one segment, in eight bytes each: of every number only whether it
/// lies above the mean (after Gao and Long 2024, "RaBitQ", without the rotation). A query keeps its
/// own numbers ([SketchQuery]). Eight bytes in a row are looked at sooner than 256 far apart.
/// Immutable; any thread.
final class Sketch {
  private static final int SAMPLE = 4096; // vectors that the mean is taken of

  private final long[] codes; // by document
  private final FixedBitSet known;

  private Sketch(int documents) {
    codes = new long[documents];
    known = new FixedBitSet(Math.max(1, documents));
  }

  /// @param values at most 64 numbers each; null: no document has any
  static Sketch of(@Nullable FloatVectorValues values, int documents) throws IOException {
    var sketch = new Sketch(documents);
    if (values != null && values.size() > 0) {
      float[] mean = mean(values);
      var each = values.iterator();
      for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
        sketch.codes[doc] = code(values.vectorValue(each.index()), mean);
        sketch.known.set(doc);
      }
    }
    return sketch;
  }

  private static float[] mean(FloatVectorValues values) throws IOException {
    float[] mean = new float[values.dimension()];
    int stride = Math.max(1, values.size() / SAMPLE);
    int count = 0;
    for (int i = 0; i < values.size(); i += stride, count++) {
      float[] vector = values.vectorValue(i);
      for (int k = 0; k < mean.length; k++) {
        mean[k] += vector[k];
      }
    }
    for (int k = 0; k < mean.length; k++) {
      mean[k] /= count;
    }
    return mean;
  }

  private static long code(float[] vector, float[] mean) {
    long code = 0;
    for (int i = 0; i < mean.length; i++) {
      if (vector[i] > mean[i]) {
        code |= 1L << i;
      }
    }
    return code;
  }

  /// The documents that are likely nearest: all of the best scores and, of the last that has a
  /// place, the first in the index.
  ///
  /// @param passing only these
  /// @param count at most so many
  FixedBitSet likely(SketchQuery query, FixedBitSet passing, int count) {
    int[] docs = new int[passing.cardinality()];
    short[] scores = new short[docs.length];
    int[] having = new int[SketchQuery.SCORES];
    int found = 0;
    var each = new BitSetIterator(passing, docs.length);
    for (int doc = each.nextDoc(); doc != DocIdSetIterator.NO_MORE_DOCS; doc = each.nextDoc()) {
      if (known.get(doc)) {
        int score = query.score(codes[doc]);
        docs[found] = doc;
        scores[found++] = (short) score;
        having[score]++;
      }
    }
    int least = SketchQuery.SCORES - 1;
    int left = count - having[least];
    while (least > 0 && left > 0) {
      left -= having[--least];
    }
    int ofLeast = left < 0 ? having[least] + left : having[least];
    var likely = new FixedBitSet(passing.length());
    for (int i = 0; i < found; i++) {
      if (scores[i] > least || scores[i] == least && ofLeast-- > 0) {
        likely.set(docs[i]);
      }
    }
    return likely;
  }
}
