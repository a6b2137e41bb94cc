package io.sideman.library.index;

import io.sideman.library.item.Aspect;
import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.FloatVectorValues;
import org.apache.lucene.index.KnnVectorValues.DocIndexIterator;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;

/// The entries of one segment, read forwards. One thread.
final class EntryColumns {
  private static final Aspect[] ASPECTS = Aspect.values();

  /// @param places the documents that have a vector
  private record Vectors(Aspect aspect, FloatVectorValues values, DocIndexIterator places) {}

  private final LeafReaderContext leaf;
  private final @Nullable BinaryDocValues items;
  private final Vectors[] vectors = new Vectors[ASPECTS.length];

  EntryColumns(LeafReaderContext leaf) throws IOException {
    this.leaf = leaf;
    items = leaf.reader().getBinaryDocValues(Schema.ENTRY);
    for (Aspect aspect : ASPECTS) {
      FloatVectorValues values = leaf.reader().getFloatVectorValues(Schema.vectorField(aspect));
      if (values != null) {
        vectors[aspect.ordinal()] = new Vectors(aspect, values, values.iterator());
      }
    }
  }

  LeafReaderContext leaf() {
    return leaf;
  }

  /// @param doc within the segment, not before the last one asked for
  Entry entry(int doc) throws IOException {
    BytesRef bytes = bytes(items, doc);
    Map<Aspect, float[]> own = new EnumMap<>(Aspect.class);
    for (Vectors of : vectors) {
      if (of != null && reaches(of.places(), doc)) {
        own.put(of.aspect(), of.values().vectorValue(of.places().index()).clone());
      }
    }
    return ItemBytes.read(bytes.bytes, bytes.offset, bytes.length, own);
  }

  private static boolean reaches(DocIndexIterator places, int doc) throws IOException {
    int at = places.docID();
    return (at < doc ? places.advance(doc) : at) == doc;
  }

  static BytesRef bytes(@Nullable BinaryDocValues values, int doc) throws IOException {
    if (values == null || !values.advanceExact(doc)) {
      throw new LibraryException("The library's index lacks an entry. Run `sideman library add`.");
    }
    return values.binaryValue();
  }
}
