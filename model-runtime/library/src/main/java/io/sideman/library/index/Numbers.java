package io.sideman.library.index;

import java.io.IOException;
import java.util.List;
import org.apache.lucene.document.DoublePoint;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.PointValues.IntersectVisitor;
import org.apache.lucene.index.PointValues.Relation;
import org.apache.lucene.util.FixedBitSet;

/// One measure of all documents of a segment, from the smallest number up: a range is a stretch of
/// them, and a third of a million documents is marked in half a millisecond. Immutable; any thread.
final class Numbers {
  private final int documents;
  private double[] values = new double[0];
  private int[] docs = new int[0];

  private Numbers(int documents) {
    this.documents = documents;
  }

  static Numbers of(LeafReader segment, Measure measure) throws IOException {
    var numbers = new Numbers(segment.maxDoc());
    PointValues points = segment.getPointValues(Schema.numberField(measure));
    if (points != null) {
      numbers.values = new double[Math.toIntExact(points.size())];
      numbers.docs = new int[numbers.values.length];
      points.intersect(numbers.new Reader());
    }
    return numbers;
  }

  /// A tree of one dimension is walked from its smallest number to its largest.
  private final class Reader implements IntersectVisitor {
    private int count;

    @Override
    public void visit(int doc) {
      throw new IllegalStateException("every number is looked at");
    }

    @Override
    public void visit(int doc, byte[] packed) {
      values[count] = DoublePoint.decodeDimension(packed, 0);
      docs[count++] = doc;
    }

    @Override
    public Relation compare(byte[] least, byte[] most) {
      return Relation.CELL_CROSSES_QUERY;
    }
  }

  /// The documents whose number lies in one of the ranges.
  FixedBitSet within(List<Range> ranges) {
    var bits = new FixedBitSet(Math.max(1, documents));
    for (Range range : ranges) {
      int end = firstAbove(range.to());
      for (int i = firstAbove(Math.nextDown(range.from())); i < end; i++) {
        bits.set(docs[i]);
      }
    }
    return bits;
  }

  private int firstAbove(double value) {
    int low = 0;
    int high = values.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (values[middle] > value) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
