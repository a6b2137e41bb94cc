package io.sideman.library.index;

import java.io.IOException;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;

/// Goes over all files of an index in the order in which they lie there.
final class Listing {
  private Listing() {}

  static void over(Snapshot snapshot, LibraryIndex.Seen seen) throws IOException {
    for (LeafReaderContext leaf : snapshot.reader().leaves()) {
      Bits live = leaf.reader().getLiveDocs();
      BinaryDocValues entries = leaf.reader().getBinaryDocValues(Schema.ENTRY);
      while (entries != null && entries.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(entries.docID())) {
          ItemBytes.place(entries.binaryValue(), seen);
        }
      }
      BinaryDocValues failures = leaf.reader().getBinaryDocValues(Schema.FAILURE);
      while (failures != null && failures.nextDoc() != DocIdSetIterator.NO_MORE_DOCS) {
        if (live == null || live.get(failures.docID())) {
          BytesRef bytes = failures.binaryValue();
          Failure failure = FailureBytes.read(bytes.bytes, bytes.offset, bytes.length);
          seen.file(failure.path(), failure.size(), failure.modifiedMillis(), true);
        }
      }
    }
  }
}
